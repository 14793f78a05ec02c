import type { Kysely, OnConflictBuilder } from 'kysely';
import { DEMO_AS_OF, DEMO_NOW, demoDay, demoHousehold, demoMassHealthId, watermark } from '../shared/demo.ts';
import { replaceRows } from '../shared/replace-rows.ts';
import type { HouseholdRole, IdentityProvider, Language, LinkKind, LinkMethod, Relationship } from './schema.generated.ts';
import {
  type Accounts,
  type Addresses,
  type Households,
  type Links,
  type Memberships,
  type Persons,
  type Phones,
  raiseEpoch,
  type Restrictions,
  type Tables,
} from './store.ts';

/** What the source of identity delivers; accounts and links only begin with it, and are changed by requests. */
export type Feed = {
  readonly asOf: string;
  readonly persons: readonly Persons[];
  readonly addresses: readonly Addresses[];
  readonly phones: readonly Phones[];
  readonly households: readonly Households[];
  readonly memberships: readonly Memberships[];
  readonly restrictions: readonly Restrictions[];
  readonly accounts: readonly Accounts[];
  readonly links: readonly Links[];
};

/** Replaces all rows of the source, adds accounts and links that are missing, and raises the epoch; all of it or nothing. */
export const writeFeed = (database: Kysely<Tables>, feed: Feed): Promise<void> =>
  database.transaction().execute(async (transaction) => {
    await replaceRows(transaction, 'persons', feed.persons);
    await replaceRows(transaction, 'addresses', feed.addresses);
    await replaceRows(transaction, 'phones', feed.phones);
    await replaceRows(transaction, 'households', feed.households);
    await replaceRows(transaction, 'memberships', feed.memberships);
    await replaceRows(transaction, 'restrictions', feed.restrictions);
    for (const account of feed.accounts) await transaction.insertInto('accounts').values(account).onConflict(keepOld).execute();
    for (const link of feed.links) await transaction.insertInto('links').values(link).onConflict(keepOld).execute();
    const records = feed.persons.length + feed.households.length + feed.memberships.length;
    await replaceRows(transaction, 'feed', [{ asOf: feed.asOf, records }]);
    await raiseEpoch(transaction);
  });

const keepOld = <Table extends keyof Tables>(conflict: OnConflictBuilder<Tables, Table>) => conflict.doNothing();

// id, given name, family name, age on the demo's day, birthday, language; then whether the person has a MassHealth ID yet
const PERSONS: readonly (readonly [string, string, string, number, string, Language, 'id' | 'no id'])[] = [
  ['p0101', 'Ada', 'Fictum', 34, '02-11', 'EN', 'id'],
  ['p0201', 'Bruno', 'Ejemplo', 41, '05-23', 'ES', 'id'],
  ['p0202', 'Carla', 'Ejemplo', 39, '08-02', 'ES', 'id'],
  ['p0203', 'Eva', 'Ejemplo', 16, '01-30', 'ES', 'id'],
  ['p0204', 'Dani', 'Ejemplo', 10, '06-17', 'ES', 'id'],
  ['p0301', 'Greta', 'Muster', 63, '03-09', 'EN', 'id'],
  ['p0401', 'Irma', 'Sample', 55, '09-14', 'EN', 'id'],
  ['p0402', 'Hugo', 'Sample', 28, '07-21', 'EN', 'id'],
  ['p0403', 'Jo', 'Sample', 15, '04-05', 'EN', 'id'],
  ['p0501', 'Kazimir', 'Placeholder', 72, '10-12', 'VI', 'id'],
  ['p0601', 'Lara', 'Dummy', 30, '05-06', 'EN', 'id'],
  ['p0701', 'Marisol', 'Prueba', 26, '02-27', 'PT_BR', 'id'],
  ['p0702', 'Noa', 'Prueba', 0, '05-12', 'PT_BR', 'id'],
  ['p0901', 'Oskar', 'Probe', 44, '08-19', 'EN', 'no id'],
  ['p0902', 'Pia', 'Probe', 43, '01-08', 'EN', 'no id'],
  ['p0903', 'Quinn', 'Probe', 8, '09-03', 'EN', 'id'],
  ['p0904', 'Rosa', 'Probe', 60, '11-02', 'EN', 'id'],
  ['p1001', 'Samir', 'Testcase', 52, '06-29', 'HT', 'id'],
  ['p1101', 'Uwe', 'Fictiva', 40, '03-25', 'EN', 'id'],
  ['p1102', 'Tova', 'Fictiva', 37, '10-01', 'EN', 'id'],
  ['p1201', 'Viktor', 'Ensayo', 58, '07-07', 'ZH_HANT', 'id'],
  ['p1301', 'Zoe', 'Beispiel', 36, '04-18', 'EN', 'no id'],
  ['p1302', 'Yara', 'Beispiel', 9, '02-02', 'EN', 'id'],
  ['p1303', 'Max', 'Beispiel', 17, '08-24', 'EN', 'id'],
  ['p1304', 'Lio', 'Beispiel', 8, '05-31', 'EN', 'id'],
  ['p1401', 'Nils', 'Beispiel', 45, '09-22', 'EN', 'id'],
];

// household, person, role, relationship to the head, whether applying; then days from T on which it began and ended
const MEMBERSHIPS: readonly (readonly [number, string, HouseholdRole, Relationship, 0 | 1, number?, number?])[] = [
  [1, 'p0101', 'HEAD', 'SELF', 1],
  [2, 'p0201', 'HEAD', 'SELF', 1],
  [2, 'p0202', 'MEMBER', 'SPOUSE', 1],
  [2, 'p0203', 'MEMBER', 'CHILD', 1],
  [2, 'p0204', 'MEMBER', 'CHILD', 1],
  [3, 'p0301', 'HEAD', 'SELF', 1],
  [4, 'p0401', 'HEAD', 'SELF', 1],
  [4, 'p0402', 'MEMBER', 'CHILD', 1],
  [4, 'p0403', 'MEMBER', 'CHILD', 1],
  [5, 'p0501', 'HEAD', 'SELF', 1],
  [6, 'p0601', 'HEAD', 'SELF', 1],
  [7, 'p0701', 'HEAD', 'SELF', 1],
  [7, 'p0702', 'MEMBER', 'CHILD', 1, -186],
  [9, 'p0901', 'HEAD', 'SELF', 1],
  [9, 'p0902', 'MEMBER', 'SPOUSE', 1],
  [9, 'p0903', 'MEMBER', 'CHILD', 1],
  [9, 'p0904', 'MEMBER', 'OTHER_RELATIVE', 1],
  [10, 'p1001', 'HEAD', 'SELF', 1],
  [11, 'p1101', 'HEAD', 'SELF', 1],
  [11, 'p1102', 'MEMBER', 'SPOUSE', 1],
  [12, 'p1201', 'HEAD', 'SELF', 1],
  [13, 'p1301', 'HEAD', 'SELF', 0],
  [13, 'p1302', 'MEMBER', 'CHILD', 1],
  [13, 'p1303', 'MEMBER', 'CHILD', 1],
  [13, 'p1304', 'MEMBER', 'CHILD', 1, -400, -30],
  [14, 'p1401', 'HEAD', 'SELF', 1],
  [14, 'p1303', 'MEMBER', 'CHILD', 1],
];

const RESTRICTIONS: readonly Restrictions[] = [
  { personId: 'p0203', reason: 'CONFIDENTIAL' },
  { personId: 'p1102', reason: 'SAFE_ADDRESS' },
];

type Link = readonly [LinkKind, LinkMethod];
const BY_MA_LOGIN: Link = ['MAHEALTHCONNECTOR', 'AUTO_MA_LOGIN'];
const BY_MASSHEALTH_ID: Link = ['MASSHEALTH', 'MASSHEALTH_ID'];
const BY_SSN: Link = ['MASSHEALTH', 'SSN'];

// sign-in, given name, family name, provider, person, link, the household whose application the account made, description
type AccountEntry = readonly [string, string, string, 'ma' | 'lmg', string | null, Link | null, number | null, string];
const ACCOUNTS: readonly AccountEntry[] = [
  ['H01', 'Ada', 'Fictum', 'ma', 'p0101', BY_MA_LOGIN, 1, 'Sole adult, head of her household'],
  ['H02', 'Bruno', 'Ejemplo', 'ma', 'p0201', BY_MA_LOGIN, 2, 'Head of a family of four, one of them restricted'],
  ['H03', 'Fiona', 'Muster', 'ma', null, BY_MA_LOGIN, 3, 'Made the account for her mother; not on the application'],
  ['H04', 'Irma', 'Sample', 'ma', 'p0401', BY_MA_LOGIN, 4, 'Head with an adult son and a minor'],
  ['H04-hugo', 'Hugo', 'Sample', 'lmg', 'p0402', BY_MASSHEALTH_ID, null, 'Adult member, not the head'],
  ['H05', 'Kazimir', 'Placeholder', 'lmg', 'p0501', BY_MASSHEALTH_ID, 5, 'Over 65, head, signs in by login.mass.gov'],
  ['H06', 'Lara', 'Dummy', 'ma', 'p0601', BY_MA_LOGIN, 6, 'Head, by her MA Login'],
  ['H06-lmg', 'Lara', 'Dummy', 'lmg', 'p0601', BY_MASSHEALTH_ID, null, 'The same person, by login.mass.gov'],
  ['H07', 'Marisol', 'Prueba', 'lmg', 'p0701', ['DTA', 'SSN'], 7, 'Head with a baby, linked by a DTA record'],
  ['H08', 'Nadia', 'Novata', 'lmg', null, null, null, 'New account, linked to nothing'],
  ['H09', 'Oskar', 'Probe', 'ma', 'p0901', BY_MA_LOGIN, 9, 'Head of a household with different programs'],
  ['H09-pia', 'Pia', 'Probe', 'lmg', 'p0902', BY_SSN, null, 'His wife, an applicant linked by SSN'],
  ['H10', 'Samir', 'Testcase', 'ma', 'p1001', BY_MA_LOGIN, 10, 'Head with overdue requests for information'],
  ['H11', 'Uwe', 'Fictiva', 'ma', 'p1101', BY_MA_LOGIN, 11, 'Head of a household with a restricted adult'],
  ['H11-tova', 'Tova', 'Fictiva', 'lmg', 'p1102', BY_MASSHEALTH_ID, null, 'The restricted adult herself'],
  ['H12', 'Viktor', 'Ensayo', 'ma', 'p1201', BY_MA_LOGIN, 12, 'Head who has helpers'],
  ['H13', 'Zoe', 'Beispiel', 'ma', 'p1301', BY_MA_LOGIN, 13, 'Head who does not apply for herself'],
  ['H13-max', 'Max', 'Beispiel', 'lmg', 'p1303', BY_MASSHEALTH_ID, null, 'Minor on two applications with different heads'],
  ['H14', 'Nils', 'Beispiel', 'ma', 'p1401', BY_MA_LOGIN, 14, 'Head of the second of these households'],
];

/** A sign-in that the demo offers. */
export type DemoSignIn = {
  readonly name: string;
  readonly accountId: string;
  readonly issuer: 'ma-login' | 'login-mass-gov';
  readonly subject: string;
  readonly provider: IdentityProvider;
  readonly describes: string;
};

const accountIdOf = ([, first, , provider]: AccountEntry) => `acct-${first.toLowerCase()}-${provider}`;

export const demoSignIns: readonly DemoSignIn[] = ACCOUNTS.map((entry) => ({
  name: entry[0],
  accountId: accountIdOf(entry),
  issuer: entry[3] === 'ma' ? 'ma-login' : 'login-mass-gov',
  subject: `demo-${entry[1].toLowerCase()}`,
  provider: entry[3] === 'ma' ? 'MA_LOGIN' : 'LOGIN_MASS_GOV',
  describes: entry[7],
}));

/** @returns the demo households (`H01` to `H14`) as identity's source would deliver them */
export const demoFeed = (): Feed => ({
  asOf: DEMO_AS_OF,
  persons: PERSONS.map(personOf),
  addresses: PERSONS.flatMap(([id]) => addressesOf(id)),
  phones: PERSONS.map(([personId], position) => ({ personId, kind: 'MOBILE', number: phoneNumber(position), primary: 1 })),
  households: [...new Set(MEMBERSHIPS.map(([household]) => household))].map(householdOf),
  memberships: MEMBERSHIPS.map(([household, personId, role, relationshipToHead, isApplying, from = -400, to]) => ({
    householdId: demoHousehold(household),
    personId,
    role,
    isApplying,
    relationshipToHead,
    from: demoDay(from),
    to: to === undefined ? null : demoDay(to),
  })),
  restrictions: RESTRICTIONS,
  accounts: ACCOUNTS.map(accountOf),
  links: ACCOUNTS.flatMap(linksOf),
});

function personOf([id, first, last, age, birthday, language, known]: (typeof PERSONS)[number]): Persons {
  return {
    id,
    first,
    middle: null,
    last,
    suffix: null,
    preferred: watermark(id, 'name.preferred'),
    birthDate: `${new Date(DEMO_NOW).getUTCFullYear() - age}-${birthday}`,
    massHealthId: known === 'id' ? demoMassHealthId(Number(id.slice(1, 3)), Number(id.slice(3))) : null,
    email: `${first.toLowerCase()}.${id}@example.org`,
    spokenLanguage: language,
    writtenLanguage: language,
    format: 'STANDARD',
  };
}

function addressesOf(personId: string): Addresses[] {
  const address = (usage: Addresses['usage'], field: string, kind: Addresses['kind']): Addresses => ({
    personId,
    usage,
    kind,
    line1: watermark(personId, `${field}.line1`),
    line2: watermark(personId, `${field}.line2`),
    city: watermark(personId, `${field}.city`),
    state: 'MA',
    zip: '02108',
  });
  // Tova takes part in a safe-address program: her mail goes to an address that stands for the real one.
  const mailing = personId === 'p1102' ? 'SUBSTITUTE' : 'PO_BOX';
  return [address('HOME', 'homeAddress', 'STREET'), address('MAILING', 'mailingAddress', mailing)];
}

const phoneNumber = (position: number) => `617-555-01${String(position + 1).padStart(2, '0')}`;

function householdOf(household: number): Households {
  const holder = ACCOUNTS.find((entry) => entry[6] === household);
  return { id: demoHousehold(household), holderAccountId: holder ? accountIdOf(holder) : null };
}

function accountOf(entry: AccountEntry, position: number): Accounts {
  const [, firstName, lastName, , personId] = entry;
  const { issuer, subject, provider } = demoSignIns[position] as DemoSignIn;
  const email = [firstName.toLowerCase(), ...(personId ? [personId] : []), 'account@example.org'].join('.');
  const createdOn = demoDay(-300 + position);
  return { id: accountIdOf(entry), issuer, subject, provider, firstName, lastName, email, emailVerified: 1, createdOn };
}

function linksOf(entry: AccountEntry): Links[] {
  const [, , , , personId, link] = entry;
  if (link === null) return [];
  const linkedAt = new Date(DEMO_NOW - 90 * 24 * 60 * 60 * 1000).toISOString();
  return [{ accountId: accountIdOf(entry), kind: link[0], state: 'LINKED', method: link[1], linkedAt, personId }];
}
