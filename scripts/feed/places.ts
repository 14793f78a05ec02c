import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../subgraphs/config.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';
import type { FeedDefinition } from '../../subgraphs/shared/feeds/feed-definition.ts';
import { type FeedDatabase, type FeedPlace, isLoading, openFeedDatabase } from '../../subgraphs/shared/feeds/feed-database.ts';
import { UnreadableFeed } from '../../subgraphs/shared/feeds/read-lines.ts';
import { migrate, requireNewest } from '../../subgraphs/shared/migrate.ts';

/** The feed of a subgraph and its opened tables. */
export type FeedTables = {
  readonly definition: FeedDefinition;
  readonly settings: object;
  readonly database: FeedDatabase;
  /** @returns whether a load of this feed is under way */
  readonly isLoading: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

const IN_MEMORY = 'sqlite::memory:';

/** @returns where the configured tables are; null where there are none that last */
export function configuredUrl(): string | null {
  const { databaseUrl } = readConfig('masshealth');
  return databaseUrl === IN_MEMORY ? null : databaseUrl;
}

/**
 * Opens the tables of a subgraph for a load. No other load of its feed is under way until they are closed.
 *
 * @param url see `openDatabase`
 * @param lock `read` for a command that changes nothing
 * @throws FeedIsBusy; UnreadableFeed when there is no such subgraph; Error when its tables are not of the newest version
 */
export async function openFeedTables(name: string, url: string, lock: FeedPlace['lock'] = 'refuse'): Promise<FeedTables> {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph)
    throw new UnreadableFeed(`There is no feed "${name}". There are: ${subgraphs.map((one) => one.name).join(', ')}`);
  const { migrates, identity } = readConfig(name);
  const tables = await openDatabase<object>(url, schemaOf(name));
  try {
    await (migrates ? migrate(tables, subgraph.migrations) : requireNewest(tables, subgraph.migrations, name));
    const database = await openFeedDatabase({ url, schema: schemaOf(name), database: tables, lock });
    const close = async () => {
      await database.release();
      await tables.destroy();
    };
    const isLoadingNow = () => isLoading({ url, schema: schemaOf(name), database: tables });
    return { definition: subgraph.feed, settings: identity?.settings ?? {}, database, isLoading: isLoadingNow, close };
  } catch (error) {
    await tables.destroy();
    throw error;
  }
}

/** @returns a database that is removed afterwards, for checking without a configured one */
export function scratchPlace(): { readonly url: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'feed-check-'));
  return { url: `sqlite:${join(folder, 'check.db')}`, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
