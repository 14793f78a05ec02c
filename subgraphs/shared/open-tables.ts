import type { Kysely } from 'kysely';
import { type DatabaseOptions, openDatabase, schemaOf } from './database.ts';
import { REQUEST_STATEMENT_MS } from './database/postgres-pool.ts';
import { migrate, type Migrations, requireNewest } from './migrate.ts';

const IN_MEMORY = 'sqlite::memory:';

type Options = {
  readonly databaseUrl: string;
  readonly database?: Pick<DatabaseOptions, 'poolSize' | 'prepared'>;
  readonly migrates?: boolean;
  readonly onLost: (error: unknown) => void;
};

/**
 * Opens the tables of a subgraph for requests.
 *
 * @param load fills the tables, once they are of the newest version. Neither has the bounds of requests
 * @throws when the tables are of another version and are not to be migrated
 */
export async function openTables<Tables>(
  { name, migrations }: { readonly name: string; readonly migrations: Migrations },
  { databaseUrl, database, migrates = true, onLost }: Options,
  load: (tables: Kysely<Tables>) => Promise<void>,
): Promise<Kysely<Tables>> {
  const open = (options: DatabaseOptions) =>
    openDatabase<Tables>(databaseUrl, schemaOf(name), { ...database, ...options, onLost });
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
  return open({ statementMs: REQUEST_STATEMENT_MS });
}
