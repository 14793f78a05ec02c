import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FeedConfig } from '../../subgraphs/config.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { databaseCodeOf } from '../../subgraphs/shared/database-code.ts';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import { fileOf } from '../../subgraphs/shared/database/embedded-database.ts';
import { readVersion, refuseOtherVersion } from '../../subgraphs/shared/database/schema-version.ts';
import type { FeedDefinition } from '../../subgraphs/shared/feeds/feed-definition.ts';
import { type FeedDatabase, isLoading, openFeedDatabase } from '../../subgraphs/shared/feeds/feed-database.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';

/** The feed of a subgraph and its opened tables. */
export type FeedTables = {
  readonly definition: FeedDefinition;
  readonly settings: object;
  readonly database: FeedDatabase;
  /** @returns whether a load of this feed is under way */
  readonly isLoading: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Where the tables are that a command uses. */
export type TablesConfig = FeedConfig & { readonly databaseUrl: string };

/** What a command does with the tables. Only a load migrates them; `read` needs no lock. */
type Use = 'load' | 'check' | 'export' | 'read';

/** There are no tables of a feed yet. */
export class NoTables extends Error {
  constructor() {
    super('there are no tables yet; run npm run migrate');
  }
}

/**
 * Opens the tables of a subgraph. No other load of its feed is under way until they are closed, unless they are only read.
 *
 * @throws NoTables; FeedIsBusy; Error when there is no such subgraph, or its tables are not of the newest version
 */
export async function openFeedTables(name: string, config: TablesConfig, use: Use): Promise<FeedTables> {
  const { databaseUrl: url, migrates, settings } = config;
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph) throw new Error(`There is no feed "${name}". There are: ${subgraphs.map((one) => one.name).join(', ')}`);
  prepareFile(name, url, use);
  const tables = await openDatabase<object>(url, schemaOf(name));
  try {
    if (use === 'load' && migrates) await migrate(tables, subgraph.migrations);
    const version = await readVersion(tables, Object.keys(subgraph.migrations));
    if (version.applied.length === 0) throw new NoTables();
    refuseOtherVersion(version, name);
    const lock = use === 'read' ? 'read' : 'refuse';
    const database = await openFeedDatabase({ url, schema: schemaOf(name), database: tables, lock });
    const close = async () => {
      await database.release();
      await tables.destroy();
    };
    const isLoadingNow = () => isLoading({ url, schema: schemaOf(name), database: tables });
    return { definition: subgraph.feed, settings, database, isLoading: isLoadingNow, close };
  } catch (error) {
    await tables.destroy();
    throw error;
  }
}

/** SQLite makes a file that is not there, but not its folder. Only a load makes either. */
function prepareFile(name: string, url: string, use: Use): void {
  if (!url.startsWith('sqlite:')) return;
  const file = fileOf(url.slice('sqlite:'.length), schemaOf(name));
  if (use !== 'load') {
    if (!existsSync(file)) throw new NoTables();
    return;
  }
  const folder = dirname(file);
  try {
    if (!existsSync(folder)) mkdirSync(folder);
  } catch (error) {
    throw new Error(`DATABASE_URL: the folder ${folder} is not there and cannot be made`, { cause: error });
  }
}

const NOT_ALLOWED = '42501';

/** @returns why a command failed. A message of the database may repeat a value; its code does not */
export function describeFailure(error: unknown, use: Use = 'load'): string {
  const code = databaseCodeOf(error);
  const reads = use === 'read' || use === 'export';
  if (code === NOT_ALLOWED) return `the database role of DATABASE_URL may not ${reads ? 'read' : 'write to'} it (${code})`;
  if (code !== null) return `The database failed: ${code} (DATABASE_URL)`;
  return error instanceof Error && error.message !== '' ? error.message : 'The command failed';
}

/**
 * Does something with each feed, and goes on when the tables of one cannot be used.
 *
 * @param names the feeds; all if empty
 * @returns whether all could be used
 */
export async function withEachFeed(
  names: readonly string[],
  config: TablesConfig,
  use: Use,
  work: (name: string, tables: FeedTables) => Promise<void>,
): Promise<boolean> {
  let all = true;
  for (const { name } of subgraphs.filter((one) => names.length === 0 || names.includes(one.name))) {
    try {
      const tables = await openFeedTables(name, config, use);
      try {
        await work(name, tables);
      } finally {
        await tables.close();
      }
    } catch (error) {
      if (error instanceof NoTables) console.log(`${name}: nothing was loaded yet; ${error.message}`);
      else {
        console.error(`${name}: ${describeFailure(error, use)}`);
        all = false;
      }
    }
  }
  return all;
}

/** @returns a database that is removed afterwards, for checking without tables that last */
export function scratchPlace(): { readonly config: (settings: object) => TablesConfig; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'feed-check-'));
  const databaseUrl = `sqlite:${join(folder, 'check.db')}`;
  return {
    config: (settings) => ({ databaseUrl, migrates: true, settings }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
