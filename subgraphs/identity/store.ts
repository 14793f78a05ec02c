import type { ExpressionBuilder, Kysely, Transaction } from 'kysely';
import type { Delegate } from '../../schema/contract/viewer.ts';
import { type Clock, today } from '../shared/context.ts';
import { createTablesBy } from '../shared/create-tables.ts';
import type { StoreEnvironment } from '../shared/define-subgraph.ts';
import { createAccountStore } from './accounts/account-store.ts';
import { ACCOUNT_DDL } from './accounts/account-tables.ts';
import type { ShownLink } from './accounts/link-locks.ts';
import { createSessionStore } from './accounts/session-store.ts';
import { SESSION_DDL } from './accounts/session-tables.ts';
import type { Settings } from './accounts/settings.ts';
import { EPOCH, raiseEpoch } from './epoch.ts';
import type * as Sdl from './schema.generated.ts';
import type { Accounts, Addresses, Feeds, Memberships, NameParts, Persons, Phones, Reach, Tables } from './tables.ts';

/** Rows as the schema shows them. */
export type PersonRow = Pick<Persons, 'id' | 'birthDate' | 'massHealthId' | 'contactConfirmedOn'> & {
  name: NameParts & { full: string };
};
export type AddressRow = Addresses;
export type PhoneRow = Omit<Phones, 'primary'> & { primary: boolean };
export type ContactRow = Reach & { personId: string };
export type HouseholdRow = { id: string };
export type HouseholdMemberRow = Omit<Memberships, 'isApplying'> & { isApplying: boolean };
export type AccountRow = Omit<Accounts, 'emailVerified'> & { emailVerified: boolean };
export type AccountLinkRow = ShownLink;
export type ViewerRoleRow = { accountId: string; role: Sdl.HouseholdRole; household: HouseholdRow | null };
export type FeedRow = Feeds;
export type ViewerStandingRow = {
  delegate: Delegate | null;
  provider: Sdl.IdentityProvider | null;
  ended: boolean;
  endsInSeconds: number | null;
  accountId: string | null;
  personId: string | null;
  language: Sdl.Language | null;
  memberOf: string[];
  heads: { id: string; members: { personId: string; limited: boolean }[] }[];
  changesInSeconds: number | null;
  epoch: number;
};

const DDL = `
create table if not exists persons (
  id text primary key, first text not null, middle text, last text not null, suffix text, preferred text,
  "birthDate" text not null, "massHealthId" text, email text,
  "spokenLanguage" text not null, "writtenLanguage" text not null, format text not null, "contactConfirmedOn" text);
create table if not exists addresses (
  "personId" text not null, usage text not null, kind text not null,
  line1 text, line2 text, city text not null, state text not null, zip text not null, primary key ("personId", usage));
create table if not exists phones (
  "personId" text not null, kind text not null, number text not null, "primary" integer not null,
  primary key ("personId", number));
create table if not exists households (id text primary key, "holderAccountId" text);
create table if not exists memberships (
  "householdId" text not null, "personId" text not null, role text not null, "isApplying" integer not null,
  "relationshipToHead" text not null, "from" text not null, "to" text, primary key ("householdId", "personId", "from"));
create index if not exists memberships_by_person on memberships ("personId");
create table if not exists restrictions ("personId" text primary key, reason text not null);
create table if not exists accounts (
  id text primary key, issuer text not null, subject text not null, provider text not null, "firstName" text not null,
  "lastName" text not null, email text not null, "emailVerified" integer not null, "createdOn" text not null,
  language text,
  unique (issuer, subject));
create table if not exists links (
  "accountId" text not null, kind text not null, state text not null, method text, "linkedAt" text, "personId" text,
  primary key ("accountId", kind));
create table if not exists feed ("asOf" text not null, records integer not null);
create table if not exists epochs (name text primary key, value integer not null);
`;

/** Makes the tables of this subgraph where they are missing. */
export const createTables = (database: Kysely<Tables>): Promise<void> =>
  createTablesBy(DDL + ACCOUNT_DDL + SESSION_DDL, database);

export type Store = ReturnType<typeof createStore>;

/** Everything that reads or changes identity's tables. A membership holds from its first day until before the day it ends. */
export function createStore(database: Kysely<Tables>, clock: Clock, outside: StoreEnvironment<Settings>) {
  return {
    ...profileQueries(database),
    ...householdQueries(database, clock),
    ...changes(database, clock),
    ...createAccountStore(database, outside),
    ...createSessionStore(database, outside),
  };
}

function profileQueries(database: Kysely<Tables>) {
  return {
    async persons(ids: readonly string[]): Promise<PersonRow[]> {
      const rows = await database.selectFrom('persons').selectAll().where('id', 'in', ids).execute();
      return rows.map((row) => ({ ...row, name: { ...row, full: fullName(row) } }));
    },
    contacts: (personIds: readonly string[]): Promise<ContactRow[]> =>
      database
        .selectFrom('persons')
        .select(['id as personId', 'email', 'spokenLanguage', 'writtenLanguage', 'format'])
        .where('id', 'in', personIds)
        .execute(),
    addresses: (personIds: readonly string[]): Promise<AddressRow[]> =>
      database.selectFrom('addresses').selectAll().where('personId', 'in', personIds).execute(),
    async phones(personIds: readonly string[]): Promise<PhoneRow[]> {
      const query = database.selectFrom('phones').selectAll().where('personId', 'in', personIds);
      const rows = await query.orderBy('primary', 'desc').orderBy('number').execute();
      return rows.map((row) => ({ ...row, primary: row.primary === 1 }));
    },
    async accounts(ids: readonly string[]): Promise<AccountRow[]> {
      const rows = await database.selectFrom('accounts').selectAll().where('id', 'in', ids).execute();
      return rows.map((row) => ({ ...row, emailVerified: row.emailVerified === 1 }));
    },
    async accountOf(issuer: string, subject: string): Promise<string | null> {
      const query = database.selectFrom('accounts').select('id').where('issuer', '=', issuer).where('subject', '=', subject);
      return (await query.executeTakeFirst())?.id ?? null;
    },
    /** The person an account is linked to, by whichever link. */
    async linkedPerson(accountId: string): Promise<string | null> {
      const linked = database.selectFrom('links').select('personId').where('accountId', '=', accountId).where(isLinked);
      return (await linked.executeTakeFirst())?.personId ?? null;
    },
    async epoch(): Promise<number> {
      const row = await database.selectFrom('epochs').select('value').where('name', '=', EPOCH).executeTakeFirst();
      return row?.value ?? 0;
    },
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

function householdQueries(database: Kysely<Tables>, clock: Clock) {
  const all = database.selectFrom('memberships').selectAll();
  const current = () => all.where(isCurrent(today(clock)));
  const readMembers = async (query: typeof all): Promise<HouseholdMemberRow[]> => {
    const rows = await query.orderBy('role').orderBy('personId').execute();
    return rows.map((row) => ({ ...row, isApplying: row.isApplying === 1 }));
  };
  return {
    memberships: (personIds: readonly string[]): Promise<Memberships[]> =>
      current().where('personId', 'in', personIds).orderBy('householdId').execute(),
    households: (ids: readonly string[]): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('id', 'in', ids).execute(),
    /** The current members of households, the head first. */
    members: (householdIds: readonly string[]): Promise<HouseholdMemberRow[]> =>
      readMembers(current().where('householdId', 'in', householdIds)),
    /** Those of one household who are among these persons: how many others there are changes nothing of what is read (RO-4). */
    membersAmong: (householdId: string, personIds: readonly string[]): Promise<HouseholdMemberRow[]> =>
      readMembers(current().where('householdId', '=', householdId).where('personId', 'in', personIds)),
    /** Households whose application an account made. */
    heldHouseholds: (accountId: string): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('holderAccountId', '=', accountId).execute(),
    async restricted(personIds: readonly string[]): Promise<string[]> {
      const query = database.selectFrom('restrictions').select('personId').where('personId', 'in', personIds);
      return (await query.execute()).map(({ personId }) => personId);
    },
    /** Until a membership begins or ends in a household of this person, who is or will be a member there. */
    async secondsToNextChange(personId: string): Promise<number | null> {
      const day = today(clock);
      const places = all.where('personId', '=', personId).where(hasNotEnded(day));
      const own = places.clearSelect().select('householdId');
      const rows = await all.where('householdId', 'in', own).execute();
      const days = rows.flatMap(({ from, to }) => [from, to ?? '']).filter((date) => date > day);
      const next = days.sort()[0];
      // A day begins in Massachusetts at 4:00 or 5:00 UTC; too early by an hour does no harm.
      return next === undefined ? null : Math.max(0, Math.floor((Date.parse(`${next}T04:00:00Z`) - clock()) / 1000));
    },
  };
}

/** Changes that alter somebody's standing; each raises the epoch in the same transaction (RO-9). */
function changes(database: Kysely<Tables>, clock: Clock) {
  const change = (work: (transaction: Transaction<Tables>) => Promise<unknown>): Promise<void> =>
    database.transaction().execute(async (transaction) => {
      await work(transaction);
      await raiseEpoch(transaction);
    });
  const setRole = (transaction: Transaction<Tables>, householdId: string, role: Sdl.HouseholdRole) =>
    transaction
      .updateTable('memberships')
      .set({ role })
      .where('householdId', '=', householdId)
      .where(isCurrent(today(clock)));
  return {
    addMembership: (membership: Memberships) =>
      change((transaction) => transaction.insertInto('memberships').values(membership).execute()),
    /** @param on the first day on which the person is no longer a member, YYYY-MM-DD */
    endMembership: (householdId: string, personId: string, on: string) =>
      change((transaction) =>
        transaction
          .updateTable('memberships')
          .set({ to: on })
          .where('householdId', '=', householdId)
          .where('personId', '=', personId)
          .where((row) => row.or([row('to', 'is', null), row('to', '>', on)]))
          .execute(),
      ),
    /** Makes a current member the head; the head until now becomes a member. */
    moveHead: (householdId: string, personId: string) =>
      change(async (transaction) => {
        await setRole(transaction, householdId, 'MEMBER').execute();
        await setRole(transaction, householdId, 'HEAD').where('personId', '=', personId).execute();
      }),
    setRestricted: (personId: string, restricted: boolean) =>
      change(async (transaction) => {
        await transaction.deleteFrom('restrictions').where('personId', '=', personId).execute();
        if (restricted) await transaction.insertInto('restrictions').values({ personId, reason: 'CONFIDENTIAL' }).execute();
      }),
  };
}

const isLinked = (row: ExpressionBuilder<Tables, 'links'>) =>
  row.and([row('state', '=', 'LINKED'), row('personId', 'is not', null)]);

type MembershipExpression = ExpressionBuilder<Tables, 'memberships'>;
const hasNotEnded = (day: string) => (row: MembershipExpression) => row.or([row('to', 'is', null), row('to', '>', day)]);
const isCurrent = (day: string) => (row: MembershipExpression) => row.and([row('from', '<=', day), hasNotEnded(day)(row)]);

const fullName = ({ first, middle, last, suffix }: NameParts) => [first, middle, last, suffix].filter(Boolean).join(' ');
