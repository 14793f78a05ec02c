import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { readRejects } from '../../subgraphs/shared/feeds/read-rejects.ts';

/**
 * Writes the rejected lines of the last load, one a line, or removes the file of an earlier load when there are none.
 *
 * @returns the file, and how many there are; null when there are none
 */
export async function writeRejects(
  database: Kysely<object>,
  feed: string,
  folder: string,
): Promise<{ path: string; count: number } | null> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${feed}.rejects.ndjson`);
  rmSync(path, { force: true });
  let file: number | null = null;
  let count = 0;
  try {
    for await (const reject of readRejects(database)) {
      file ??= openSync(path, 'w', 0o600);
      writeSync(file, `${JSON.stringify(reject)}\n`);
      count++;
    }
  } finally {
    if (file !== null) closeSync(file);
  }
  return count === 0 ? null : { path, count };
}
