import { type Kysely, type Migration, Migrator, sql } from 'kysely';

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

/**
 * Brings the tables of a subgraph to the newest version.
 *
 * @throws when a migration fails; its changes are rolled back
 */
export async function migrate<Tables>(database: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error !== undefined) throw new Error('A migration failed', { cause: error });
}
