import { type AuditPool, inTransaction } from './audit-pool.ts';

const MONTHS_AHEAD = 24;

const monthName = (year: number, month: number): string => `${year}_${String(month + 1).padStart(2, '0')}`;
const firstDay = (year: number, month: number): string => new Date(Date.UTC(year, month)).toISOString().slice(0, 10);

const TABLES = `
create schema if not exists audit;
create table if not exists audit.records (
  writer text not null,
  n bigint not null,
  at timestamptz not null,
  event text not null,
  about text[] not null,
  key text,
  line text not null,
  primary key (writer, n, at)
) partition by range (at);
create table if not exists audit.records_other partition of audit.records default;
create index if not exists records_about on audit.records using gin (about);
create index if not exists records_key on audit.records (key);
create table if not exists audit.heads (
  writer text not null,
  n bigint not null,
  hash text not null,
  at timestamptz not null,
  key text not null,
  signature text not null,
  primary key (writer, n)
);
create table if not exists audit.checkpoints (made timestamptz primary key, text text not null);`;

/** One table a month, so that a month is dropped at once. */
function partitions(now: number): string {
  const [year, month] = [new Date(now).getUTCFullYear(), new Date(now).getUTCMonth()];
  return Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => {
    const [y, m] = [year + Math.floor((month + ahead) / 12), (month + ahead) % 12];
    const name = `audit.records_${monthName(y, m)}`;
    return `create table if not exists ${name} partition of audit.records for values from ('${firstDay(y, m)}') to ('${firstDay(y, m + 1)}');`;
  }).join('\n');
}

/** What each role may: the gateway appends, an auditor reads, and neither changes anything. */
const RIGHTS = `
grant usage on schema audit to audit_writer, audit_reader;
grant insert on audit.records, audit.heads to audit_writer;
grant select on audit.records, audit.heads, audit.checkpoints to audit_reader;`;

/** The SQL that makes the roles, for an administrator of PostgreSQL. It can be run again. Passwords are for the administrator to set. */
export const AUDIT_ROLES_SQL = `do $$ begin
  create role audit_writer login;
exception when duplicate_object then null; end $$;
do $$ begin
  create role audit_reader login;
exception when duplicate_object then null; end $$;
`;

/** Makes what is missing of the tables, for this month and those of two years, and gives the roles their rights if there are any. */
export const migrateAudit = (pool: AuditPool, now: number): Promise<void> =>
  inTransaction(pool, async (client) => {
    // "if not exists" is no protection against another one that does the same.
    await client.query("select pg_advisory_xact_lock(hashtext('audit tables'))");
    await client.query(TABLES);
    await client.query(partitions(now));
    const { rowCount } = await client.query("select from pg_roles where rolname in ('audit_writer', 'audit_reader')");
    if (rowCount === 2) await client.query(RIGHTS);
  });
