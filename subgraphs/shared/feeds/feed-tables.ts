import { type Migration, sql } from 'kysely';
import { statements } from '../migrate.ts';

// Released migrations run this, so it is frozen with them: a change of these tables is a new migration.

/**
 * The tables of loads. `feed_aggregates` has what was stored; `deleted` is 1 where the source said so, and 2 where a full load did
 * not name the aggregate. `feed_staged`, `feed_staged_keys` and `feed_rejects` have the load that is under way, or was last.
 */
const LOAD_TABLES = `
create table feed_aggregates (
  kind text not null, id text not null, version bigint not null, hash text not null, "hashKey" text not null,
  deleted integer not null, primary key (kind, id));
create table feed_loads (
  id text primary key, state text not null, header text not null, "hashKey" text not null, "startedAt" text not null,
  "endedAt" text, staged bigint not null, digest text not null, merged bigint not null, moves integer not null,
  summary text not null);
create index feed_loads_by_start on feed_loads ("startedAt");
create table feed_staged (
  line bigint primary key, kind text not null, id text not null, version bigint not null, hash text not null,
  payload text not null, records integer not null, action text not null, known integer not null);
create index feed_staged_by_id on feed_staged (kind, id);
create table feed_staged_keys (
  line bigint not null, name text not null, value text not null, defines integer not null, pointer text not null);
create index feed_staged_keys_by_value on feed_staged_keys (name, value);
create index feed_staged_keys_by_line on feed_staged_keys (line);
create table feed_rejects (
  line bigint not null, kind text, id text, pointer text not null, reason text not null, value text);
create index feed_rejects_by_line on feed_rejects (line);
`;

/** A table that feeds write, the kind of aggregate that writes it, and in SQL the aggregate that its present rows belong to. */
export type OwnedTable = readonly [table: string, kind: string, owner: string];

/**
 * The migration to feeds. Rows that are there already become aggregates of version 0, so that the first feed replaces them.
 *
 * @param owned the tables, in the order in which their owners can be found
 */
export const feedTables = (owned: readonly OwnedTable[]): Migration => ({
  async up(database) {
    await statements(LOAD_TABLES).up(database);
    for (const [table, kind, owner] of owned) {
      const name = sql.table(table);
      const index = sql.ref(`${table}_by_aggregate`);
      await sql`alter table ${name} add column "aggregateId" text`.execute(database);
      await sql`update ${name} set "aggregateId" = ${sql.raw(owner)}`.execute(database);
      await sql`create index ${index} on ${name} ("aggregateId")`.execute(database);
      await sql`
        insert into feed_aggregates (kind, id, version, hash, "hashKey", deleted)
        select distinct ${sql.lit(kind)}, "aggregateId", 0, '', '', 0 from ${name} where "aggregateId" is not null
        on conflict do nothing`.execute(database);
    }
  },
});
