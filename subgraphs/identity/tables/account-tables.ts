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
