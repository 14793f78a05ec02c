import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { subgraphs } from '../../subgraphs/registry.ts';
import { exportFeed, isLoaded } from '../../subgraphs/shared/feeds/export-feed.ts';
import { openFeedTables } from './places.ts';

/** Writes what is stored of each feed into a folder. A file that is there is replaced when the new one is whole. */
export async function exportFeeds(url: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name } of subgraphs) {
    const { definition, database, close } = await openFeedTables(name, url);
    try {
      if (!(await isLoaded(database.kysely))) {
        console.log(`${name}: nothing was loaded yet`);
        continue;
      }
      const path = join(folder, `${name}.ndjson`);
      const lines = Readable.from(exportFeed(database.kysely, definition));
      await pipeline(lines, createWriteStream(`${path}.part`, { mode: 0o600 }));
      renameSync(`${path}.part`, path);
      console.log(`${name}: ${path}`);
    } finally {
      await close();
    }
  }
}
