import { type Kysely, sql } from 'kysely';
import type { FeedDefinition } from './feed-definition.ts';
import type { FeedHeader } from './feed-lines.ts';
import type { FeedLoad } from './feed-load.ts';
import { countRecords } from './count-records.ts';
import { checkGuards, FeedRefused, problemOfAge } from './guards.ts';
import { type LoadRow, readUnfinished, refusedRow, updateLoad } from './load-rows.ts';
import { countToMerge, merge } from './merge.ts';
import { stageFile } from './stage-file.ts';
import { clearStaged } from './staging.ts';
import { type LoadSummary, summarize } from './summary.ts';
import { verify } from './verify.ts';

/**
 * Loads a feed. Nothing of it is visible before all of it has been verified; then each aggregate is replaced whole. A load that
 * was stopped goes on: what was verified is stored first, and of what was staged the beginning of the same file is not read anew.
 *
 * @throws FeedRefused when the file is not whole, or a guard is against it; nothing of it is stored then
 */
export async function loadFeed(load: FeedLoad): Promise<LoadSummary> {
  const { database, checkOnly = false } = load;
  const unfinished = await readUnfinished(database.kysely);
  if (unfinished?.state === 'merging') {
    if (checkOnly) throw new FeedRefused(['a load is not finished; load first']);
    await store(load, unfinished);
  }
  const { row, lines } = await stageFile(load, unfinished?.state === 'merging' ? null : unfinished);
  try {
    return await settle(load, row, lines);
  } catch (error) {
    if (error instanceof FeedRefused) {
      await endLoad(load, checkOnly ? row : refusedRow(row, error), checkOnly ? 'checked' : 'refused');
      // What is staged is still to be compared with the files of other feeds.
      if (!checkOnly) await clearStaged(database.kysely);
    }
    throw error;
  }
}

async function settle(load: FeedLoad, row: LoadRow, lines: number): Promise<LoadSummary> {
  const { database, definition, checkOnly = false, onProgress } = load;
  onProgress?.({ phase: 'checking', done: 0, total: null });
  await updateLoad(database.kysely, { ...row, state: 'checking' });
  const { header } = row;
  const verification = { full: header.mode === 'full', hashKey: row.hashKey, again: load.again === true };
  const { moves, stored } = await verify(database.kysely, definition, verification);
  const summary = await summarize(database.kysely, header, lines);
  const records = await countRecords(database.kysely, definition);
  const tooOld = await problemOfAge(database.kysely, header, load.overrides);
  const problems = tooOld === null ? [] : [tooOld];
  checkGuards(summary, { aggregates: stored, records, problems }, load.overrides, load.strict === true);
  if (checkOnly) {
    await endLoad(load, row, 'checked');
    return summary;
  }
  const verified: LoadRow = { ...row, state: 'merging', moves: Number(moves > 0), summary: JSON.stringify(summary) };
  await updateLoad(database.kysely, verified);
  await store(load, verified);
  return summary;
}

/** The database is tidied after a load that has changed so many aggregates; after fewer it does so by itself in time. */
const MANY_AGGREGATES = 1_000;

/** Stores what has been verified, from where it was stopped. */
async function store({ database, definition, settings, onProgress, clock = Date.now }: FeedLoad, row: LoadRow): Promise<void> {
  const { header, hashKey } = row;
  const [changed, total] = [await countToMerge(database.kysely, 0), await countToMerge(database.kysely, row.merged)];
  let done = 0;
  await merge({
    database,
    definition,
    settings,
    loadId: row.id,
    asOf: header.asOf,
    hashKey,
    moves: row.moves === 1,
    merged: row.merged,
    onMerged: (aggregates) => onProgress?.({ phase: 'storing', done: (done += aggregates), total }),
  });
  await definition.finish?.(database.kysely);
  await database.kysely.transaction().execute(async (transaction) => {
    await writeStatus(transaction, definition, header);
    await updateLoad(transaction, { ...row, state: 'done', endedAt: new Date(clock()).toISOString() });
    await clearStaged(transaction);
  });
  if (changed >= MANY_AGGREGATES) await database.tidy();
}

async function endLoad({ database, clock = Date.now }: FeedLoad, row: LoadRow, state: LoadRow['state']): Promise<void> {
  await updateLoad(database.kysely, { ...row, state, endedAt: new Date(clock()).toISOString() });
}

/** What the subgraph tells of its feed. */
async function writeStatus(transaction: Kysely<object>, { counted }: FeedDefinition, { asOf }: FeedHeader): Promise<void> {
  const counts = counted.map((table) => sql`(select count(*) from ${sql.table(table)})`);
  await sql`delete from feed`.execute(transaction);
  await sql`insert into feed ("asOf", records) select cast(${asOf} as text), ${sql.join([sql`0`, ...counts], sql` + `)}`.execute(
    transaction,
  );
}
