import type { Kysely } from 'kysely';
import { openEmbedded } from './database/embedded-database.ts';
import { kyselyLog, observeStatements, type StatementObserver } from './database/observe-statements.ts';
import { openPostgres, type PostgresOptions } from './database/postgres-database.ts';

/** How a database is used; the embedded one ignores what concerns connections. */
export type DatabaseOptions = Partial<PostgresOptions> & {
  /** Is told of each statement. */
  readonly onStatement?: StatementObserver;
};

/** What an operator sets of that. */
export type DatabaseSettings = Pick<DatabaseOptions, 'poolSize' | 'prepared' | 'connectMs' | 'idleMs' | 'keepAliveMs'>;

/** What holds for requests alone, and not for migrations and feeds. */
export type RequestSettings = Pick<PostgresOptions, 'statementMs' | 'replica'>;

/**
 * Opens the tables of one subgraph: its own schema in PostgreSQL, or its own SQLite database inside this process. Therefore all
 * subgraphs can use the same URL. Both run the same queries: booleans are stored as 0 and 1, days and times as ISO text.
 *
 * @param url `sqlite::memory:`, `sqlite:<file>` (`data/graph.db` is stored in `data/graph.<schema>.db`), or `postgres://…`
 * @param schema the name of the schema in PostgreSQL; `migrate` creates it
 */
export async function openDatabase<Tables>(url: string, schema: string, options: DatabaseOptions = {}): Promise<Kysely<Tables>> {
  const { onStatement } = options;
  const log = onStatement && kyselyLog(onStatement);
  const database = url.startsWith('sqlite:')
    ? await openEmbedded<Tables>(url.slice('sqlite:'.length), schema, log)
    : openPostgres<Tables>(url, schema, options, log);
  if (onStatement) observeStatements(database, onStatement);
  return database;
}

/** @returns the schema of a subgraph in PostgreSQL */
export const schemaOf = (subgraph: string): string => subgraph.replaceAll('-', '_');
