import type { Kysely } from 'kysely';
import { type DatabaseOptions, type DatabaseSettings, openDatabase, type RequestSettings, schemaOf } from './database.ts';
import type { DatabaseEvents } from './database-events.ts';
import type { StatementObserver } from './database/observe-statements.ts';
import { migrate, type Migrations, requireNewest } from './migrate.ts';

const IN_MEMORY = 'sqlite::memory:';

/** As they are without configuration. */
const REQUESTS: RequestSettings = { statementMs: 2_000, replica: null };

type Options = {
  readonly databaseUrl: string;
  readonly database?: DatabaseSettings;
  readonly requests?: RequestSettings;
  readonly migrates?: boolean;
  readonly events: DatabaseEvents;
  readonly onStatement?: StatementObserver | undefined;
};

type Definition = { readonly name: string; readonly migrations: Migrations; readonly bearsStaleness?: boolean };

/**
 * Opens the tables of a subgraph for requests.
 *
 * @param load fills the tables, once they are of the newest version. Neither has the bounds of requests
 * @throws when the tables are of another version and are not to be migrated
 */
export async function openTables<Tables>(
  { name, migrations, bearsStaleness = false }: Definition,
  { databaseUrl, database, requests = REQUESTS, migrates = true, events, onStatement }: Options,
  load: (tables: Kysely<Tables>) => Promise<void>,
): Promise<Kysely<Tables>> {
  const open = (options: DatabaseOptions) =>
    openDatabase<Tables>(databaseUrl, schemaOf(name), {
      ...database,
      ...options,
      ...events,
      ...(onStatement && { onStatement }),
    });
  const unbounded = await open({});
  try {
    await (migrates ? migrate(unbounded, migrations) : requireNewest(unbounded, migrations, name));
    await load(unbounded);
    // Tables in memory end with the connection.
    if (databaseUrl === IN_MEMORY) return unbounded;
  } catch (error) {
    await unbounded.destroy();
    throw error;
  }
  await unbounded.destroy();
  return open(bearsStaleness ? requests : { ...requests, replica: null });
}
