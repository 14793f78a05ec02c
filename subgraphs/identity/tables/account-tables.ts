import type { IdentityProvider, LinkKind } from '../enums.generated.ts';

/** The codes of one address. `sends` and `failures` are JSON lists of times. */
export type EmailCodes = {
  addressHash: string;
  codeHash: string | null;
  expiresAt: string;
  sends: string;
  failures: string;
};
/** An address whose owner has entered the code; `address` is sealed. */
export type Registrations = { ticketHash: string; address: string; expiresAt: string };
/** The credentials of an account; `login` is the e-mail address in lower case. */
export type Credentials = { login: string; accountId: string; passwordHash: string };
/** The times of tries, as a JSON list. `key` is the id of an account, or the keyed hash of another subject of the count. */
export type Tries = { counter: string; key: string; moments: string; expiresAt: string };
/** A sealed message waiting to be sent. */
export type Outbox = { id: string; mail: string; attempts: number; dueAt: string; expiresAt: string };

/** A source's record of a person; `ssnHash` is the social security number hashed under the keys `ssnChain`. */
export type Records = {
  personId: string;
  kind: Exclude<LinkKind, 'MAHEALTHCONNECTOR'>;
  ssnHash: string | null;
  ssnChain: string;
};
/** The accounts of MAhealthconnector, by the MA Login that opens them. */
export type MahealthconnectorAccounts = {
  issuer: string;
  subject: string;
  accountId: string;
  personId: string | null;
  firstName: string;
  lastName: string;
  email: string;
};
/** Which account of a provider is linked to a person: one of each (LK-3). */
export type Claims = { accountId: string; personId: string; provider: IdentityProvider };

/** The tables for creating and linking accounts. */
export type AccountTables = {
  email_codes: EmailCodes;
  registrations: Registrations;
  credentials: Credentials;
  tries: Tries;
  outbox: Outbox;
  records: Records;
  ssn_chains: { chain: string };
  mahealthconnector_accounts: MahealthconnectorAccounts;
  claims: Claims;
};

export const ACCOUNT_DDL = `
create table if not exists email_codes (
  "addressHash" text primary key, "codeHash" text, "expiresAt" text not null, sends text not null, failures text not null);
create index if not exists email_codes_by_expiry on email_codes ("expiresAt");
create table if not exists registrations ("ticketHash" text primary key, address text not null, "expiresAt" text not null);
create table if not exists credentials (login text primary key, "accountId" text not null unique, "passwordHash" text not null);
create table if not exists tries (
  counter text not null, "key" text not null, moments text not null, "expiresAt" text not null, primary key (counter, "key"));
create index if not exists tries_by_expiry on tries ("expiresAt");
create table if not exists outbox (
  id text primary key, mail text not null, attempts integer not null, "dueAt" text not null, "expiresAt" text not null);
create index if not exists outbox_by_due on outbox ("dueAt");
create table if not exists records ("personId" text primary key, kind text not null, "ssnHash" text, "ssnChain" text not null);
create index if not exists records_by_ssn on records ("ssnHash");
create index if not exists records_by_chain on records ("ssnChain", "personId");
create index if not exists persons_by_masshealth_id on persons ("massHealthId");
create table if not exists ssn_chains (chain text primary key);
create table if not exists mahealthconnector_accounts (
  issuer text not null, subject text not null, "accountId" text not null, "personId" text, "firstName" text not null,
  "lastName" text not null, email text not null, primary key (issuer, subject));
create table if not exists claims (
  "accountId" text primary key, "personId" text not null, provider text not null, unique ("personId", provider));
`;
