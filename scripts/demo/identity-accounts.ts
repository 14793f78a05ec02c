import { getOwn } from '../../schema/contract/own-property.ts';
import { DEMO_NOW, demoDay } from '../../subgraphs/shared/demo.ts';
import type { IdentityProvider, LinkKind, LinkMethod } from '../../subgraphs/identity/enums.generated.ts';
import type { Accounts, Links } from '../../subgraphs/identity/rows.ts';
import type { Credentials, MahealthconnectorAccounts } from '../../subgraphs/identity/tables/account-tables.ts';
import { DEMO_PASSWORD_HASHES } from './identity-password-hashes.ts';

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

// An MA Login that opens an account at MAhealthconnector, and has not been used here yet (LK-2).
const NEW_HERE: readonly AccountEntry[] = [
  ['H02-carla', 'Carla', 'Ejemplo', 'ma', 'p0202', BY_MA_LOGIN, null, 'His wife, who signs in for the first time'],
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

const emailOf = ([, first, , , personId]: AccountEntry) =>
  [first.toLowerCase(), ...(personId ? [personId] : []), 'account@example.org'].join('.');

const signInOf = (entry: AccountEntry): DemoSignIn => ({
  name: entry[0],
  accountId: accountIdOf(entry),
  issuer: entry[3] === 'ma' ? 'ma-login' : 'login-mass-gov',
  subject: `demo-${entry[1].toLowerCase()}`,
  provider: entry[3] === 'ma' ? 'MA_LOGIN' : 'LOGIN_MASS_GOV',
  describes: entry[7],
});

export const demoSignIns: readonly DemoSignIn[] = [...ACCOUNTS, ...NEW_HERE].map(signInOf);

/** What a demo sign-in types in: `login` is a user name at MA Login, an e-mail address at login.mass.gov. */
export type DemoPassword = DemoSignIn & { readonly login: string; readonly password: string };

export const demoPasswords: readonly DemoPassword[] = [...ACCOUNTS, ...NEW_HERE].map((entry) => ({
  ...signInOf(entry),
  login: entry[3] === 'ma' ? entry[1].toLowerCase() : emailOf(entry),
  password: `demo-${entry[1].toLowerCase()}-2026`,
}));

/** The account that made the application of a household. */
export function demoHolder(household: number): string | null {
  const holder = ACCOUNTS.find((entry) => entry[6] === household);
  return holder ? accountIdOf(holder) : null;
}

export const demoAccounts = (): Accounts[] => ACCOUNTS.map(accountOf);
export const demoLinks = (): Links[] => ACCOUNTS.flatMap(linksOf);

export const demoCredentials = (): Credentials[] =>
  ACCOUNTS.flatMap((entry) => {
    const passwordHash = getOwn(DEMO_PASSWORD_HASHES, entry[0]);
    return passwordHash === undefined ? [] : [{ login: emailOf(entry), accountId: accountIdOf(entry), passwordHash }];
  });

export const demoMahealthconnectorAccounts = (): MahealthconnectorAccounts[] =>
  NEW_HERE.map((entry) => {
    const [, firstName, lastName, , personId] = entry;
    const { issuer, subject, accountId } = signInOf(entry);
    return { issuer, subject, accountId, personId, firstName, lastName, email: emailOf(entry) };
  });

function accountOf(entry: AccountEntry, position: number): Accounts {
  const [, firstName, lastName] = entry;
  const { accountId: id, issuer, subject, provider } = signInOf(entry);
  const createdOn = demoDay(-300 + position);
  return { id, issuer, subject, provider, firstName, lastName, email: emailOf(entry), emailVerified: 1, createdOn };
}

function linksOf(entry: AccountEntry): Links[] {
  const [, , , , personId, link] = entry;
  if (link === null) return [];
  const linkedAt = new Date(DEMO_NOW - 90 * 24 * 60 * 60 * 1000).toISOString();
  return [{ accountId: accountIdOf(entry), kind: link[0], state: 'LINKED', method: link[1], linkedAt, personId }];
}
