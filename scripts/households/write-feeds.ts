import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DEMO_AS_OF } from '../../subgraphs/shared/demo.ts';
import { type AggregateLine, createLineWriter } from '../../subgraphs/shared/feeds/feed-lines.ts';
import { documentsLines } from './documents-lines.ts';
import { writeLetter } from './fictional-letter.ts';
import { healthConnectorLines } from './health-connector-lines.ts';
import { identityLines } from './identity-lines.ts';
import { masshealthLines } from './masshealth-lines.ts';
import { noticesLines } from './notices-lines.ts';
import { type Household, planHousehold } from './plan-household.ts';

/** What each feed says of a household. */
const LINES_OF: Readonly<Record<string, (household: Household, withLetters: boolean) => AggregateLine[]>> = {
  identity: identityLines,
  masshealth: masshealthLines,
  'health-connector': healthConnectorLines,
  documents: documentsLines,
  notices: noticesLines,
};

export type Generation = {
  readonly households: number;
  readonly seed: number;
  /** The folder for the files. */
  readonly folder: string;
  readonly gzip: boolean;
  /** A folder for a letter, which the notices that were mailed share; without it they have none. */
  readonly letters?: string;
  /** Called now and then with the number of households that are written. */
  readonly onProgress?: (households: number) => void;
};

/** A file that was written; `lines` counts aggregates. */
export type WrittenFeed = { readonly name: string; readonly path: string; readonly lines: number; readonly bytes: number };

export type Generated = { readonly files: readonly WrittenFeed[]; readonly persons: number };

/** So many households are made between two looks at whether the files keep up. */
const HOUSEHOLDS_AT_ONCE = 200;

/** Writes one full feed for each subgraph. Files that are there are replaced once the new ones are whole. */
export async function writeFeeds({ households, seed, folder, gzip, letters, onProgress }: Generation): Promise<Generated> {
  mkdirSync(folder, { recursive: true });
  if (letters !== undefined) writeLetter(letters);
  const outputs = Object.entries(LINES_OF).map(([name, linesOf]) => ({ linesOf, ...openOutput(name, folder, gzip) }));
  let persons = 0;
  for (let number = 1; number <= households; number++) {
    const household = planHousehold(seed, number);
    persons += household.persons.length;
    for (const { linesOf, write } of outputs) for (const line of linesOf(household, letters !== undefined)) write(line);
    if (number % HOUSEHOLDS_AT_ONCE > 0) continue;
    for (const { keepUp } of outputs) await keepUp();
    onProgress?.(number);
  }
  onProgress?.(households);
  const files: WrittenFeed[] = [];
  for (const { end } of outputs) files.push(await end());
  return { files, persons };
}

function openOutput(name: string, folder: string, gzip: boolean) {
  const path = join(folder, `${name}.ndjson${gzip ? '.gz' : ''}`);
  const writer = createLineWriter();
  const input: Writable & NodeJS.ReadableStream = new PassThrough({ highWaterMark: 1 << 20 });
  const file = createWriteStream(`${path}.part`, { mode: 0o600 });
  const written = gzip ? pipeline(input, createGzip(), file) : pipeline(input, file);
  // It is awaited at the end, or while the output has to keep up.
  written.catch(() => undefined);
  let lines = 0;
  let mustWait = false;
  let text = writer.line({ feed: name, format: 1, asOf: DEMO_AS_OF, mode: 'full', source: 'generated' });
  const flush = () => {
    mustWait = !input.write(text);
    text = '';
  };
  return {
    write(line: AggregateLine): void {
      text += writer.line(line);
      lines++;
    },
    async keepUp(): Promise<void> {
      flush();
      if (mustWait) await Promise.race([once(input, 'drain'), written]);
    },
    async end(): Promise<WrittenFeed> {
      text += writer.end();
      input.end(text);
      await written;
      renameSync(`${path}.part`, path);
      return { name, path, lines, bytes: file.bytesWritten };
    },
  };
}
