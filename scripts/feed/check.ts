import { countRejects } from '../../subgraphs/shared/feeds/read-rejects.ts';
import { checkOutside } from '../../subgraphs/shared/feeds/check-outside.ts';
import { loadFeed } from '../../subgraphs/shared/feeds/load-feed.ts';
import { dropChecked } from '../../subgraphs/shared/feeds/load-rows.ts';
import { UnreadableFeed } from '../../subgraphs/shared/feeds/read-lines.ts';
import type { FeedArguments } from './flags.ts';
import { attempt, describeSummary, describeUnloadable, type Outcome } from './load.ts';
import { openFile } from './open-file.ts';
import { type FeedTables, openFeedTables, scratchPlace } from './places.ts';
import { reportProgress } from './report-progress.ts';
import { writeRejects } from './write-rejects.ts';

const IDENTITY = 'identity';

/**
 * Checks files as a load would, and their references to each other. Nothing is loaded.
 *
 * @param url the configured tables, so that changes are checked against what is stored; without them each file must be complete
 */
export async function checkFiles(url: string | null, given: FeedArguments): Promise<Outcome> {
  const scratch = scratchPlace();
  const opened = new Map<string, FeedTables>();
  try {
    let worst: Outcome = 0;
    const refused = new Set<string>();
    for (const path of given.files) {
      const { feed, accepted } = await checkFile(url ?? scratch.url, path, given, opened);
      if (accepted) continue;
      worst = 2;
      if (feed !== null) refused.add(feed);
    }
    if (refused.has(IDENTITY)) console.log("Because of identity's file it is not checked whether the persons exist.");
    else await checkReferences(opened, url);
    for (const [name, { database }] of opened) {
      const written = await writeRejects(database.kysely, name, given.rejects);
      if (!written) continue;
      console.log(`${name}: ${written.count} lines are wrong, see ${written.path}`);
      if (worst === 0) worst = 1;
    }
    if (worst === 0) console.log('All files are in order.');
    return worst;
  } finally {
    for (const { database, close } of opened.values()) {
      await dropChecked(database.kysely);
      await close();
    }
    scratch.remove();
  }
}

/** @returns the feed of the file, if that can be told, and whether a load would accept it */
async function checkFile(
  url: string,
  path: string,
  { overrides }: FeedArguments,
  opened: Map<string, FeedTables>,
): Promise<{ feed: string | null; accepted: boolean }> {
  const reporter = reportProgress(path);
  let feed: string | null = null;
  try {
    const file = await openFile(path, reporter.onRead);
    if (opened.has(file.feed)) throw new UnreadableFeed(`There is another file for the feed of ${file.feed}`);
    feed = file.feed;
    const tables = await openFeedTables(file.feed, url);
    opened.set(file.feed, tables);
    const { definition, settings, database } = tables;
    const load = { definition, settings, database, open: file.open, overrides, checkOnly: true, onProgress: reporter.onProgress };
    const { summary, refused } = await attempt(() => loadFeed(load));
    reporter.stop();
    console.log(`${definition.name}: ${path}`);
    if (summary) for (const line of describeSummary(summary)) console.log(`  ${line}`);
    if (refused) for (const line of refused.message.split('\n')) console.log(`  would not be loaded: ${line}`);
    return { feed, accepted: refused === null };
  } catch (error) {
    const why = describeUnloadable(error);
    if (why === null) throw error;
    reporter.stop();
    console.log(`${path}\n  would not be loaded: ${why}`);
    return { feed, accepted: false };
  } finally {
    reporter.stop();
  }
}

/** Other feeds name persons, households and accounts, which identity's feed describes. */
async function checkReferences(opened: ReadonlyMap<string, FeedTables>, url: string | null): Promise<void> {
  const others = [...opened].filter(([name]) => name !== IDENTITY);
  if (others.length === 0) return;
  const given = opened.get(IDENTITY);
  if (given === undefined && url === null) {
    console.log("Without identity's file, or DATABASE_URL, it is not checked whether the persons exist.");
    return;
  }
  const identity = given ?? (await openFeedTables(IDENTITY, url!));
  const other = { definition: identity.definition, database: identity.database.kysely };
  for (const [name, { definition, database }] of others) {
    const before = await countRejects(database.kysely);
    await checkOutside(database.kysely, definition, other);
    const found = (await countRejects(database.kysely)) - before;
    if (found > 0) console.log(`${name}: ${found} lines name what identity's feed does not have`);
  }
  if (given === undefined) await identity.close();
}
