import type { Kysely } from 'kysely';
import { schemaOf } from '../database.ts';
import type { FeedDefinition } from './feed-definition.ts';
import { openFeedDatabase } from './feed-database.ts';
import { FeedRefused } from './guards.ts';
import { readLoads } from './load-rows.ts';
import { loadFeed } from './load-feed.ts';
import { readFile } from './read-lines.ts';
import { readRejects } from './read-rejects.ts';

/** The data is made on this machine: it may be older, and less. */
const ALLOW_ALL = { allowEmpty: true, allowOlder: true, allowRemovals: true };

/** @returns the file with the demo households of a subgraph */
const demoFile = (name: string): URL => new URL(`../../../schema/feeds/demo/${name}.ndjson`, import.meta.url);

type Start = {
  readonly definition: FeedDefinition;
  readonly database: Kysely<object>;
  readonly databaseUrl: string;
  /** Numbers of demo persons are accepted, whatever they say of that. */
  readonly settings: object;
  /** Lines with their line ends; the demo households if undefined. */
  readonly lines: Iterable<string> | undefined;
};

/**
 * Loads what a subgraph is started with. It replaces all rows of the feed, whatever their versions.
 *
 * @throws when a line is rejected
 */
export async function loadAtStart({ definition, database, databaseUrl, settings, lines }: Start): Promise<void> {
  const feed = await openFeedDatabase({ url: databaseUrl, schema: schemaOf(definition.name), database, lock: 'wait' });
  const open = lines === undefined ? () => readFile(demoFile(definition.name)) : () => bytesOf(lines);
  try {
    if (lines === undefined) await refuseOverRealData(feed.kysely);
    const all = { ...settings, allowDemoSsns: true };
    await loadFeed({ definition, database: feed, settings: all, open, overrides: ALLOW_ALL, again: true, strict: true });
  } catch (error) {
    if (error instanceof FeedRefused)
      throw new Error(await describeRejects(feed.kysely, error, definition.name), { cause: error });
    throw error;
  } finally {
    await feed.release();
  }
}

/** The demo replaces all rows. @throws when what was loaded last is of another source */
async function refuseOverRealData(database: Kysely<object>): Promise<void> {
  const [last] = await readLoads(database, 1, ['merging', 'done']);
  const source = last?.header.source;
  if (source === undefined || source === 'demo') return;
  throw new Error(`The tables hold data of ${source}, which the demo would replace. Set DEMO=false to serve them.`);
}

async function describeRejects(database: Kysely<object>, refused: FeedRefused, name: string): Promise<string> {
  const lines: string[] = [];
  for await (const { line, id, pointer, reason } of readRejects(database))
    lines.push(`line ${line} (${id}): ${pointer} ${reason}`);
  return [`The feed of ${name} is refused: ${refused.message}`, ...lines].join('\n');
}

async function* bytesOf(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Promise.resolve(Buffer.from(line));
}
