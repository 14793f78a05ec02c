import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { TRAILER } from '../../subgraphs/shared/feeds/feed-lines.ts';

/** Writes the closing line of files that were made or changed by hand. */
export function closeFiles(files: readonly string[]): void {
  for (const path of files) {
    const lines = readFileSync(path, 'utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    if (isTrailer(lines.at(-1))) lines.pop();
    const body = lines.map((line) => `${line}\n`).join('');
    const closing = { count: lines.length - 1, sha256: createHash('sha256').update(body).digest('hex') };
    writeFileSync(path, `${body}${JSON.stringify(closing)}\n`);
    console.log(`${path}: ${closing.count} lines`);
  }
}

function isTrailer(line = ''): boolean {
  try {
    return TRAILER.safeParse(JSON.parse(line)).success;
  } catch {
    // A line that is no JSON is not a closing line.
    return false;
  }
}
