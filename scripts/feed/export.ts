import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportFeed, isLoaded } from '../../subgraphs/shared/feeds/export-feed.ts';
import type { Outcome } from './load.ts';
import { type TablesConfig, withEachFeed } from './places.ts';

/** Writes what is stored of the named feeds, or of all, into a folder. A file that is there is replaced when the new one is whole. */
export async function exportFeeds(config: TablesConfig, folder: string, names: readonly string[]): Promise<Outcome> {
  mkdirSync(folder, { recursive: true });
  const all = await withEachFeed(names, config, 'export', async (name, { definition, database }) => {
    if (!(await isLoaded(database.kysely))) return console.log(`${name}: nothing was loaded yet`);
    const path = join(folder, `${name}.ndjson`);
    const lines = Readable.from(exportFeed(database.kysely, definition));
    await pipeline(lines, createWriteStream(`${path}.part`, { mode: 0o600 }));
    renameSync(`${path}.part`, path);
    console.log(`${name}: ${path}`);
  });
  return all ? 0 : 2;
}
