import { FeedIsBusy } from '../../subgraphs/shared/feeds/feed-database.ts';
import { FeedRefused } from '../../subgraphs/shared/feeds/guards.ts';
import { loadFeed } from '../../subgraphs/shared/feeds/load-feed.ts';
import { UnreadableFeed } from '../../subgraphs/shared/feeds/read-lines.ts';
import type { LoadSummary } from '../../subgraphs/shared/feeds/summary.ts';
import type { FeedArguments } from './flags.ts';
import { openFile } from './open-file.ts';
import { openFeedTables } from './places.ts';
import { reportProgress } from './report-progress.ts';
import { writeRejects } from './write-rejects.ts';

/** What comes of a command: all is well, some lines were rejected, or a file was refused. It is the exit code too. */
export type Outcome = 0 | 1 | 2;

/** Loads files one after another. A file that is refused does not stop the others. */
export async function loadFiles(url: string, given: FeedArguments): Promise<Outcome> {
  let worst: Outcome = 0;
  for (const path of given.files) {
    const outcome = await loadFile(url, path, given);
    if (outcome > worst) worst = outcome;
  }
  return worst;
}

async function loadFile(url: string, path: string, { overrides, again, rejects }: FeedArguments): Promise<Outcome> {
  const reporter = reportProgress(path);
  try {
    const file = await openFile(path, reporter.onRead);
    const { definition, settings, database, close } = await openFeedTables(file.feed, url);
    try {
      const load = { definition, database, settings, open: file.open, overrides, again, onProgress: reporter.onProgress };
      const { summary, refused } = await attempt(() => loadFeed(load));
      reporter.stop();
      console.log(`${definition.name}: ${path}`);
      if (summary) for (const line of describeSummary(summary)) console.log(`  ${line}`);
      const written = await writeRejects(database.kysely, definition.name, rejects);
      if (written) console.log(`  rejects are in ${written.path}`);
      if (refused) for (const line of refused.message.split('\n')) console.log(`  not loaded: ${line}`);
      return refused ? 2 : written ? 1 : 0;
    } finally {
      await close();
    }
  } catch (error) {
    const why = describeUnloadable(error);
    if (why === null) throw error;
    reporter.stop();
    console.log(`${path}\n  not loaded: ${why}`);
    return 2;
  } finally {
    reporter.stop();
  }
}

/** @returns why a file cannot be loaded now; null when the error is none of this file alone */
export const describeUnloadable = (error: unknown): string | null =>
  error instanceof UnreadableFeed || error instanceof FeedIsBusy ? error.message : null;

type Attempt = { readonly summary: LoadSummary | null; readonly refused: FeedRefused | null };

/** @throws what is no refusal */
export async function attempt(load: () => Promise<LoadSummary>): Promise<Attempt> {
  try {
    return { summary: await load(), refused: null };
  } catch (error) {
    if (error instanceof FeedRefused) return { summary: error.summary, refused: error };
    throw error;
  }
}

export function describeSummary({ header, lines, ...counts }: LoadSummary): string[] {
  const { stored, unchanged, older, removed, kept, rejected } = counts;
  return [
    `${header.mode}, of ${header.asOf}, from ${header.source}: ${lines} lines`,
    `${stored} new or changed, ${unchanged} unchanged, ${older} older than what is stored, ${removed} removed, ${rejected} rejected`,
    ...(kept > 0 ? [`${kept} not named and kept, because others name them`] : []),
  ];
}
