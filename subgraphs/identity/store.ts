import type { Kysely } from 'kysely';
import type { Clock } from '../shared/context.ts';
import { createTablesBy } from '../shared/create-tables.ts';
import type { StoreEnvironment } from '../shared/define-subgraph.ts';
import { createSecurityEvents } from './events/security-events.ts';
import { createHouseholdChanges } from './households/household-changes.ts';
import { createHouseholdQueries } from './households/household-queries.ts';
import { createProfileQueries } from './households/profile-queries.ts';
import { createFirstSignIns } from './linking/first-sign-in.ts';
import { createLinking } from './linking/linking.ts';
import { createLinkQueries } from './linking/link-locks.ts';
import { startMaintenance } from './maintenance/maintenance.ts';
import { createOutbox } from './messages/outbox.ts';
import { createPasswordCheck } from './registration/check-password.ts';
import { createRegistration } from './registration/registration.ts';
import type { Tables } from './rows.ts';
import { createAssistedSessions } from './sessions/assisted-sessions.ts';
import { createHandOffs } from './sessions/hand-offs.ts';
import { createSessions } from './sessions/sessions.ts';
import type { Settings } from './settings/settings.ts';
import { ACCOUNT_DDL } from './tables/account-tables.ts';
import { SESSION_DDL } from './tables/session-tables.ts';

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

/** Creates the missing tables of this subgraph. */
export const createTables = (database: Kysely<Tables>): Promise<void> =>
  createTablesBy(DDL + ACCOUNT_DDL + SESSION_DDL, database);

export type Store = ReturnType<typeof createStore>;

/** Everything that reads or changes identity's tables. */
export function createStore(database: Kysely<Tables>, clock: Clock, outside: StoreEnvironment<Settings>) {
  const outbox = createOutbox(database, outside);
  return {
    ...createProfileQueries(database),
    ...createHouseholdQueries(database, clock),
    ...createHouseholdChanges(database, clock),
    ...createRegistration(database, outside, outbox),
    ...createPasswordCheck(database, outside),
    ...createLinking(database, outside, outbox),
    ...createLinkQueries(database, outside),
    ...createFirstSignIns(database, outside, outbox),
    ...createSessions(database, outside),
    ...createAssistedSessions(database, outside),
    ...createHandOffs(database, outside),
    ...createSecurityEvents(database),
    ...startMaintenance(database, outside, outbox),
  };
}
