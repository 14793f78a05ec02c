import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect, type SqliteDatabase, type SqliteStatement, sql } from 'kysely';
import pg from 'pg';

/**
 * Opens the tables of one subgraph: a schema of its own in PostgreSQL, or a database of its own inside this process.
 * Both run the same queries: booleans are kept as 0 and 1, days and moments as ISO text.
 *
 * @param url `sqlite::memory:`, `sqlite:<file>`, or `postgres://…`
 * @param schema the name of the schema in PostgreSQL
 */
export async function openDatabase<Tables>(url: string, schema: string): Promise<Kysely<Tables>> {
  if (url.startsWith('sqlite:')) {
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: embedded(url.slice('sqlite:'.length)) }) });
  }
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path="${schema}"`, max: 4 });
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await sql`create schema if not exists ${sql.id(schema)}`.execute(database);
  return database;
}

/** `node:sqlite` in the shape that Kysely's SQLite dialect expects. Statements are kept: preparing costs more than running. */
function embedded(path: string): SqliteDatabase {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma foreign_keys = on;');
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      const prepared: SqliteStatement = {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
      };
      statements.set(text, prepared);
      return prepared;
    },
  };
}
