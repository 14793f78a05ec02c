import { type Kysely, sql } from 'kysely';

/**
 * Creates the missing tables.
 *
 * @param ddl `create … if not exists` statements that SQLite and PostgreSQL both accept, each ending with a semicolon; names with
 *   capitals in double quotes, booleans as integer, days and times as text
 */
export async function createTablesBy<Tables>(ddl: string, database: Kysely<Tables>): Promise<void> {
  const statements = ddl.split(';').filter((statement) => statement.trim() !== '');
  for (const statement of statements) await sql.raw(statement).execute(database);
}
