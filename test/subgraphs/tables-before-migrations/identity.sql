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
  unique (issuer, subject));
create table if not exists links (
  "accountId" text not null, kind text not null, state text not null, method text, "linkedAt" text, "personId" text,
  primary key ("accountId", kind));
create table if not exists feed ("asOf" text not null, records integer not null);
create table if not exists epochs (name text primary key, value integer not null);
create table if not exists email_codes (
  "addressHash" text primary key, "codeHash" text, "expiresAt" text not null, sends text not null, failures text not null);
create index if not exists email_codes_by_expiry on email_codes ("expiresAt");
create table if not exists registrations ("ticketHash" text primary key, address text not null, "expiresAt" text not null);
create table if not exists credentials (login text primary key, "accountId" text not null unique, "passwordHash" text not null);
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
create table if not exists sessions (
  issuer text not null, subject text not null, "sessionId" text not null, "startedAt" text not null,
  "lastSeenAt" text not null, "endedAt" text, primary key (issuer, subject, "sessionId"));
create index if not exists sessions_by_last_seen on sessions ("lastSeenAt");
create table if not exists assisted_sessions (
  id text primary key, "tokenHash" text not null unique, issuer text not null, subject text not null,
  "sessionId" text not null, "authenticatedAt" text not null, provider text not null, "accountId" text not null,
  "personId" text not null, "delegateName" text not null, "delegateKind" text not null, "startedAt" text not null,
  "endsAt" text not null, "endedAt" text);
create index if not exists assisted_sessions_by_account on assisted_sessions ("accountId");
create table if not exists hand_offs (
  "tokenHash" text primary key, issuer text not null, subject text not null, "sessionId" text not null,
  target text not null, "expiresAt" text not null, "redeemedAt" text);
create table if not exists security_events (
  id text primary key, "accountId" text not null, kind text not null, at text not null);
create index if not exists security_events_by_account on security_events ("accountId");
