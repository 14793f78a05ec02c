import { format, parse } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  Kysely,
  PostgresDialect,
  PostgresQueryCompiler,
  SqliteDialect,
  type SqliteDatabase,
  type SqliteStatement,
  sql,
} from 'kysely';
import pg from 'pg';

/** How long a writer waits for another process that writes to the same file. */
const BUSY_MS = 2_000;

/**
 * Opens the tables of one subgraph: its own schema in PostgreSQL, or its own SQLite database inside this process. Therefore all
 * subgraphs can use the same URL. Both run the same queries: booleans are stored as 0 and 1, days and times as ISO text.
 *
 * @param url `sqlite::memory:`, `sqlite:<file>` (`data/graph.db` is stored in `data/graph.<schema>.db`), or `postgres://…`
 * @param schema the name of the schema in PostgreSQL
 * @param onLost called when PostgreSQL closes an idle connection
 */
export async function openDatabase<Tables>(
  url: string,
  schema: string,
  onLost: (error: unknown) => void = () => undefined,
): Promise<Kysely<Tables>> {
  if (url.startsWith('sqlite:')) {
    const path = fileOf(url.slice('sqlite:'.length), schema);
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: embedded(path) }) });
  }
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path="${schema}"`, max: 4 });
  // The next query finds out whether the server is available. Without a listener, a lost connection would end the process.
  pool.on('error', onLost);
  const database = new Kysely<Tables>({ dialect: new LenientPostgres({ pool }) });
  await sql`create schema if not exists ${sql.id(schema)}`.execute(database);
  return database;
}

/**
 * PostgreSQL rejects a text that contains a NUL, where SQLite finds nothing. An impossible id must be answered like a missing one
 * (RO-4). Therefore NUL is replaced by another character that no id contains.
 */
class LenientCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    super.appendValue(typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);
  }
}

class LenientPostgres extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new LenientCompiler();
  }
}

function fileOf(path: string, schema: string): string {
  if (path === ':memory:') return path;
  const { dir, name, ext } = parse(path);
  return format({ dir, name: `${name}.${schema}`, ext });
}

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect expects. Prepared statements are cached, because preparing costs more
 * than running.
 */
function embedded(path: string): SqliteDatabase {
  const database = new DatabaseSync(path);
  database.exec(`pragma busy_timeout = ${BUSY_MS}; pragma journal_mode = wal; pragma foreign_keys = on;`);
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
