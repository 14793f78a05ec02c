import { countRejects } from '../../subgraphs/shared/feeds/read-rejects.ts';
import { checkOutside } from '../../subgraphs/shared/feeds/check-outside.ts';
import type { FeedConfig } from '../../subgraphs/config.ts';
import { loadFeed } from '../../subgraphs/shared/feeds/load-feed.ts';
import { dropChecked } from '../../subgraphs/shared/feeds/load-rows.ts';
import type { FeedArguments } from './flags.ts';
import { attempt, describeSummary, type Outcome } from './load.ts';
import { openFile } from './open-file.ts';
import { describeFailure, type FeedTables, NoTables, openFeedTables, scratchPlace, type TablesConfig } from './places.ts';
import { reportProgress } from './report-progress.ts';
import { writeRejects } from './write-rejects.ts';

const IDENTITY = 'identity';

/** `isWhole`: whether its file was read to its end, so that all of it is staged. */
type Checked = FeedTables & { readonly isWhole: boolean };

type Check = {
  /** @returns the tables of a feed: those that are configured, or empty ones if there are none */
  readonly openTables: (name: string) => Promise<FeedTables>;
  readonly given: FeedArguments;
  /** The paths of the files, by their feeds. */
  readonly paths: Map<string, string>;
  /** The tables that could be opened, by their feeds. */
  readonly opened: Map<string, Checked>;
};

/**
 * Checks files as a load would, and their references to each other. Nothing is loaded. What is against one file does not stop
 * the checks of the others.
 *
 * @param config the configured tables, so that changes are checked against what is stored; without them each file must be complete
 */
export async function checkFiles(config: FeedConfig, given: FeedArguments): Promise<Outcome> {
  const scratch = scratchPlace();
  const openTables = async (name: string) => {
    const lasting = await openLasting(name, config);
    return lasting ?? openFeedTables(name, scratch.config(config.settings), 'load');
  };
  const check: Check = { openTables, given, paths: new Map(), opened: new Map() };
  try {
    let worst: Outcome = 0;
    for (const path of given.files) if (!(await checkOrExplain(path, check))) worst = 2;
    if (!(await checkReferences(check, config))) worst = 2;
    for (const [name, { database }] of check.opened) {
      const written = await writeRejects(database.kysely, name, given.rejects);
      if (!written) continue;
      console.log(`${name}: ${written.count === 1 ? '1 line is' : `${written.count} lines are`} wrong, see ${written.path}`);
      if (worst === 0) worst = 1;
    }
    if (worst === 0) console.log('All files are in order.');
    return worst;
  } finally {
    for (const { database, close } of check.opened.values()) {
      // A role that may not write has staged nothing, and what another error leaves is dropped by the next load.
      await dropChecked(database.kysely).catch(() => undefined);
      await close();
    }
    scratch.remove();
  }
}

/** @returns the tables that last; null where there are none yet */
async function openLasting(name: string, config: FeedConfig): Promise<FeedTables | null> {
  if (config.databaseUrl === null) return null;
  try {
    return await openFeedTables(name, config as TablesConfig, 'check');
  } catch (error) {
    if (error instanceof NoTables) return null;
    throw error;
  }
}

async function checkOrExplain(path: string, check: Check): Promise<boolean> {
  try {
    return await checkFile(path, check);
  } catch (error) {
    console.log(`${path}\n  cannot be checked: ${describeFailure(error)}`);
    return false;
  }
}

/** @returns whether a load would accept the file */
async function checkFile(path: string, { openTables, given, paths, opened }: Check): Promise<boolean> {
  const reporter = reportProgress(path);
  try {
    const file = await openFile(path, reporter.onRead);
    const other = paths.get(file.feed);
    if (other !== undefined) throw new Error(`${other} is for the feed of ${file.feed} too; check them one after another`);
    paths.set(file.feed, path);
    const tables = await openTables(file.feed);
    opened.set(file.feed, { ...tables, isWhole: false });
    const { definition, settings, database } = tables;
    const { overrides, again } = given;
    const load = { definition, settings, database, open: file.open, overrides, again, checkOnly: true };
    const { summary, refused } = await attempt(() => loadFeed({ ...load, onProgress: reporter.onProgress }));
    opened.set(file.feed, { ...tables, isWhole: summary !== null });
    reporter.stop();
    console.log(`${definition.name}: ${path}`);
    if (summary) for (const line of describeSummary(summary, true)) console.log(`  ${line}`);
    if (refused) for (const line of refused.message.split('\n')) console.log(`  would not be loaded: ${line}`);
    return refused === null;
  } finally {
    reporter.stop();
  }
}

/**
 * Other feeds name persons, households and accounts, which identity's feed describes.
 *
 * @returns whether identity's tables could be read
 */
async function checkReferences({ paths, opened }: Check, config: FeedConfig): Promise<boolean> {
  const others = [...opened].filter(([name, { isWhole }]) => name !== IDENTITY && isWhole);
  if (others.length === 0) return true;
  if (paths.has(IDENTITY)) {
    const given = opened.get(IDENTITY);
    if (given?.isWhole) await compare(others, given);
    else console.log("Because of identity's file it is not checked whether the persons exist.");
    return true;
  }
  try {
    const identity = await openLasting(IDENTITY, config);
    if (identity === null) {
      console.log("Without identity's file, or what was loaded of it, it is not checked whether the persons exist.");
      return true;
    }
    await compare(others, identity).finally(identity.close);
    return true;
  } catch (error) {
    console.log(`It is not checked whether the persons exist. ${IDENTITY}: ${describeFailure(error, 'read')}`);
    return false;
  }
}

async function compare(others: readonly (readonly [string, FeedTables])[], identity: FeedTables): Promise<void> {
  const other = { definition: identity.definition, database: identity.database.kysely };
  for (const [name, { definition, database }] of others) {
    const before = await countRejects(database.kysely);
    await checkOutside(database.kysely, definition, other);
    const found = (await countRejects(database.kysely)) - before;
    if (found > 0)
      console.log(`${name}: ${found === 1 ? '1 line names' : `${found} lines name`} what identity's feed does not have`);
  }
}
