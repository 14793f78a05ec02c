import type { Kysely } from 'kysely';
import { columnsOf, type FeedDefinition } from '../shared/feeds/feed-definition.ts';
import { account } from './feeds/account.ts';
import { household } from './feeds/household.ts';
import { mergeSteps } from './feeds/merge-steps.ts';
import { dropUnusedChains } from './linking/records.ts';
import type { Accounts, Addresses, Households, Links, Memberships, Persons, Phones, Restrictions, Tables } from './rows.ts';
import type { Settings } from './settings/settings.ts';
import type { Credentials, MahealthconnectorAccounts, Records } from './tables/account-tables.ts';

const ofPerson = { kind: 'household', entity: { key: 'person', column: 'personId' } } as const;

/** What a feed of identity's source says. It only creates accounts and links; requests change them. */
export const feed: FeedDefinition = {
  name: 'identity',
  kinds: { household, account },
  tables: {
    persons: {
      kind: 'household',
      entity: { key: 'person', column: 'id' },
      columns: columnsOf<Persons>(
        'id',
        'first',
        'middle',
        'last',
        'suffix',
        'preferred',
        'birthDate',
        'massHealthId',
        'email',
        'spokenLanguage',
        'writtenLanguage',
        'format',
        'contactConfirmedOn',
      ),
    },
    addresses: {
      ...ofPerson,
      columns: columnsOf<Addresses>('personId', 'usage', 'kind', 'line1', 'line2', 'city', 'state', 'zip'),
    },
    phones: { ...ofPerson, columns: columnsOf<Phones>('personId', 'kind', 'number', 'primary') },
    restrictions: { ...ofPerson, columns: columnsOf<Restrictions>('personId', 'reason') },
    records: { ...ofPerson, columns: columnsOf<Records>('personId', 'kind', 'ssnHash', 'ssnChain') },
    households: {
      kind: 'household',
      entity: { key: 'household', column: 'id' },
      columns: columnsOf<Households>('id', 'holderAccountId'),
    },
    memberships: {
      kind: 'household',
      entity: { key: 'household', column: 'householdId' },
      columns: columnsOf<Memberships>('householdId', 'personId', 'role', 'isApplying', 'relationshipToHead', 'from', 'to'),
    },
    mahealthconnector_accounts: {
      kind: 'account',
      entity: { key: 'account', column: 'accountId' },
      columns: columnsOf<MahealthconnectorAccounts>(
        'issuer',
        'subject',
        'accountId',
        'personId',
        'firstName',
        'lastName',
        'email',
      ),
    },
  },
  adds: {
    accounts: {
      kind: 'account',
      owner: 'id',
      columns: columnsOf<Accounts>(
        'id',
        'issuer',
        'subject',
        'provider',
        'firstName',
        'lastName',
        'email',
        'emailVerified',
        'createdOn',
        'language',
      ),
    },
    links: {
      kind: 'account',
      owner: 'accountId',
      columns: columnsOf<Links>('accountId', 'kind', 'state', 'method', 'linkedAt', 'personId'),
    },
    credentials: { kind: 'account', owner: 'accountId', columns: columnsOf<Credentials>('login', 'accountId', 'passwordHash') },
  },
  defined: [
    { name: 'person', table: 'persons', expression: 't.id' },
    { name: 'massHealthId', table: 'persons', expression: 't."massHealthId"' },
    { name: 'ssn', table: 'records', expression: 't."ssnHash"' },
    { name: 'household', table: 'households', expression: 't.id' },
    { name: 'account', table: 'mahealthconnector_accounts', expression: 't."accountId"' },
    { name: 'account', table: 'accounts', expression: 't.id', accountLocal: true },
    { name: 'signIn', table: 'mahealthconnector_accounts', expression: `t.issuer || ' ' || t.subject` },
  ],
  referred: [
    { name: 'person', table: 'memberships', expression: 't."personId"' },
    { name: 'person', table: 'mahealthconnector_accounts', expression: 't."personId"' },
    { name: 'account', table: 'households', expression: 't."holderAccountId"' },
  ],
  counted: ['persons', 'households', 'memberships'],
  hashKey: (settings) => (settings as Settings).pepper.current,
  mergeSteps: () => mergeSteps,
  finish: (database) => dropUnusedChains(database as unknown as Kysely<Tables>),
};
