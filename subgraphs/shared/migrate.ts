import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { databaseCodeOf } from './database-code.ts';
import { schemaOfDatabase } from './database/postgres-database.ts';
import { underSchemaLock } from './database/schema-lock.ts';
import { readVersion, refuseNewer, refuseOtherVersion } from './database/schema-version.ts';

/** The migrations of one subgraph by name; they run in the order of their names. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * A migration of SQL statements.
 *
 * @param ddl statements that SQLite and PostgreSQL both accept, each ending with a semicolon; names with capitals in double
 *   quotes, booleans as integer, days and times as text
 */
export const statements = (ddl: string): Migration => ({
  async up(database) {
    const all = ddl.split(';').filter((statement) => statement.trim() !== '');
    for (const statement of all) await sql.raw(statement).execute(database);
  },
});

/** Adds a column unless the table has it. SQLite has no `add column if not exists`. */
export async function addMissingColumn<Tables>(
  database: Kysely<Tables>,
  table: string,
  column: string,
  type: 'text' | 'integer',
): Promise<void> {
  const schema = schemaOfDatabase(database);
  const tables = await database.introspection.getTables();
  const found = tables.find(({ name, schema: itsSchema }) => name === table && (schema === null || schema === itsSchema));
  if (found?.columns.some(({ name }) => name === column)) return;
  await database.schema.alterTable(table).addColumn(column, type).execute();
}

/**
 * Brings the tables of a subgraph to the newest version. Each migration is a transaction, under a lock: of several processes one
 * runs it, and the others wait.
 *
 * @returns the names of the migrations that it ran
 * @throws when the tables are newer than `migrations`, or one of them fails; its changes are rolled back
 */
export async function migrate<Tables>(database: Kysely<Tables>, migrations: Migrations): Promise<readonly string[]> {
  const names = Object.keys(migrations);
  const done: string[] = [];
  for (;;) {
    const version = await readVersion(database, names);
    refuseNewer(version);
    if (version.pending.length === 0) return done;
    const name = await underSchemaLock(database, (connection) => runNext(connection, migrations));
    if (name !== null) done.push(name);
  }
}

/** @returns the name of the migration that it ran; null when another process has run the last one meanwhile */
async function runNext<Tables>(connection: Kysely<Tables>, migrations: Migrations): Promise<string | null> {
  const schema = schemaOfDatabase(connection);
  const { pending } = await readVersion(connection, Object.keys(migrations));
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // The transaction is there already.
    disableTransactions: true,
    ...(schema !== null && { migrationTableSchema: schema }),
  });
  const { error, results = [] } = await migrator.migrateUp();
  if (error !== undefined) throw new Error(describeFailure(pending[0], error), { cause: error });
  return results[0]?.migrationName ?? null;
}

/** A message of the database may hold a value; its code does not. */
function describeFailure(name = '', error: unknown): string {
  const why = databaseCodeOf(error) ?? (error instanceof Error ? error.message : 'unknown');
  return `The migration ${name} failed, and nothing of it was kept: ${why}`;
}

/** @throws when the tables are older or newer than `migrations`; the message says which migration, and what to do */
export async function requireNewest<Tables>(database: Kysely<Tables>, migrations: Migrations, subgraph: string): Promise<void> {
  refuseOtherVersion(await readVersion(database, Object.keys(migrations)), subgraph);
}
