import { DEFAULT_MIGRATION_TABLE, type Kysely, sql } from 'kysely';
import { schemaOfDatabase } from './postgres-database.ts';

/** Where the tables of a subgraph stand, compared with the migrations that this program knows; names in order. */
export type SchemaVersion = {
  readonly applied: readonly string[];
  /** Known, and not applied. */
  readonly pending: readonly string[];
  /** Applied by a newer program. */
  readonly unknown: readonly string[];
};

/** @param names the migrations that this program knows */
export async function readVersion<Tables>(database: Kysely<Tables>, names: readonly string[]): Promise<SchemaVersion> {
  const applied = (await hasMigrations(database)) ? await readApplied(database) : [];
  return {
    applied,
    pending: names.filter((name) => !applied.includes(name)).toSorted(),
    unknown: applied.filter((name) => !names.includes(name)),
  };
}

async function hasMigrations<Tables>(database: Kysely<Tables>): Promise<boolean> {
  const schema = schemaOfDatabase(database);
  const query =
    schema === null
      ? sql`select 1 from sqlite_master where name = ${DEFAULT_MIGRATION_TABLE}`
      : sql`select 1 from pg_tables where schemaname = ${schema} and tablename = ${DEFAULT_MIGRATION_TABLE}`;
  return (await query.execute(database)).rows.length > 0;
}

async function readApplied<Tables>(database: Kysely<Tables>): Promise<readonly string[]> {
  const query = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`;
  return (await query.execute(database)).rows.map(({ name }) => name).toSorted();
}

/** @throws when the tables have a migration that this program does not know */
export function refuseNewer({ unknown }: SchemaVersion): void {
  if (unknown.length === 0) return;
  throw new Error(
    `The tables have ${nameThem(unknown)}, which this program does not know. Start the program that made it, or a newer one.`,
  );
}

/** @throws when the tables are not those that this program knows; the message says what to do */
export function refuseOtherVersion(version: SchemaVersion, subgraph: string): void {
  refuseNewer(version);
  if (version.pending.length === 0) return;
  throw new Error(`The tables lack ${nameThem(version.pending)}. Run: npm run migrate -- ${subgraph}`);
}

const nameThem = (migrations: readonly string[]) => `the migration${migrations.length > 1 ? 's' : ''} ${migrations.join(', ')}`;
