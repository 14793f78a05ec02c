import { getOwn } from '../../schema/contract/own-property.ts';
import { DEMO_AS_OF, DEMO_NOW, demoDay, demoHousehold, demoMassHealthId, watermark } from '../../subgraphs/shared/demo.ts';
import type { Credentials, MahealthconnectorAccounts, Records } from '../../subgraphs/identity/tables/account-tables.ts';
import { demoAccounts, demoCredentials, demoHolder, demoLinks, demoMahealthconnectorAccounts } from './identity-accounts.ts';
import type { HouseholdRole, Language, Relationship } from '../../subgraphs/identity/enums.generated.ts';
import type {
  Accounts,
  Addresses,
  Households,
  Links,
  Memberships,
  Persons,
  Phones,
  Restrictions,
} from '../../subgraphs/identity/rows.ts';

export { demoPasswords, demoSignIns } from './identity-accounts.ts';

/** A record with its social security number, nine digits. */
export type SourceRecord = Pick<Records, 'personId' | 'kind'> & { readonly ssn: string | null };

/** The data of identity's source. It only creates accounts and links; requests change them. */
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
  readonly credentials: readonly Credentials[];
  readonly records: readonly SourceRecord[];
  readonly mahealthconnectorAccounts: readonly MahealthconnectorAccounts[];
};

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
  ['p1402', 'Ida', 'Beispiel', 14, '07-02', 'EN', 'id'],
  ['p1403', 'Kai', 'Beispiel', 43, '03-17', 'EN', 'id'],
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
  [14, 'p1402', 'MEMBER', 'CHILD', 1],
  [14, 'p1403', 'MEMBER', 'SPOUSE', 1],
];

const RESTRICTIONS: readonly Restrictions[] = [
  { personId: 'p0203', reason: 'CONFIDENTIAL' },
  { personId: 'p1102', reason: 'SAFE_ADDRESS' },
];

/** In days from T. Hugo and Viktor have not looked at their contact data for more than a year. */
const CONFIRMED_LONG_AGO: Readonly<Record<string, number>> = { p0402: -500, p1201: -380 };

/** Persons whose number only the Department of Transitional Assistance knows (LK-4). */
const KNOWN_TO_DTA = ['p0701', 'p0702'];

/** @returns the social security number of a demo person, 900-12-00NN by the place in the list; no real number has this form */
export function demoSsn(personId: string): string {
  const position = PERSONS.findIndex(([id]) => id === personId) + 1;
  return `900-12-00${String(position).padStart(2, '0')}`;
}

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
  accounts: demoAccounts(),
  links: demoLinks(),
  credentials: demoCredentials(),
  records: PERSONS.map(([personId]) => ({
    personId,
    kind: KNOWN_TO_DTA.includes(personId) ? 'DTA' : 'MASSHEALTH',
    ssn: demoSsn(personId).replaceAll('-', ''),
  })),
  mahealthconnectorAccounts: demoMahealthconnectorAccounts(),
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
    contactConfirmedOn: demoDay(getOwn(CONFIRMED_LONG_AGO, id) ?? -200),
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
  // Tova takes part in a safe-address program: her mail goes to a substitute address.
  const mailing = personId === 'p1102' ? 'SUBSTITUTE' : 'PO_BOX';
  return [address('HOME', 'homeAddress', 'STREET'), address('MAILING', 'mailingAddress', mailing)];
}

const phoneNumber = (position: number) => `617-555-01${String(position + 1).padStart(2, '0')}`;

function householdOf(household: number): Households {
  return { id: demoHousehold(household), holderAccountId: demoHolder(household) };
}
