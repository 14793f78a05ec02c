import { FeedRefused } from '../../subgraphs/shared/feeds/guards.ts';
import { loadFeed } from '../../subgraphs/shared/feeds/load-feed.ts';
import type { LoadSummary } from '../../subgraphs/shared/feeds/summary.ts';
import type { FeedArguments } from './flags.ts';
import { openFile } from './open-file.ts';
import { describeFailure, openFeedTables, type TablesConfig } from './places.ts';
import { reportProgress } from './report-progress.ts';
import { writeRejects } from './write-rejects.ts';

/** What comes of a command: all is well, some lines were rejected, or a file was refused. It is the exit code too. */
export type Outcome = 0 | 1 | 2;

/** Loads files one after another. A file that is refused does not stop the others. */
export async function loadFiles(config: TablesConfig, given: FeedArguments): Promise<Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const path of given.files) outcomes.set(path, await loadOrExplain(config, path, given));
  const withOutcome = (isMeant: (outcome: Outcome) => boolean) =>
    [...outcomes].filter(([, outcome]) => isMeant(outcome)).map(([path]) => path);
  const [loaded, refused] = [withOutcome((outcome) => outcome < 2), withOutcome((outcome) => outcome === 2)];
  if (given.files.length > 1) console.log(`loaded: ${loaded.join(', ') || 'none'}; refused: ${refused.join(', ') || 'none'}`);
  return Math.max(...outcomes.values()) as Outcome;
}

async function loadOrExplain(config: TablesConfig, path: string, given: FeedArguments): Promise<Outcome> {
  try {
    return await loadFile(config, path, given);
  } catch (error) {
    console.log(`${path}\n  not loaded: ${describeFailure(error)}`);
    return 2;
  }
}

async function loadFile(config: TablesConfig, path: string, { overrides, again, rejects }: FeedArguments): Promise<Outcome> {
  const reporter = reportProgress(path);
  try {
    const file = await openFile(path, reporter.onRead);
    const { definition, settings, database, close } = await openFeedTables(file.feed, config, 'load');
    try {
      const load = { definition, database, settings, open: file.open, overrides, again, onProgress: reporter.onProgress };
      const { summary, refused } = await attempt(() => loadFeed(load));
      reporter.stop();
      console.log(`${definition.name}: ${path}`);
      if (summary) for (const line of describeSummary(summary, refused !== null)) console.log(`  ${line}`);
      const written = await writeRejects(database.kysely, definition.name, rejects);
      if (written) console.log(`  rejects are in ${written.path}`);
      if (refused) for (const line of refused.message.split('\n')) console.log(`  not loaded: ${line}`);
      return refused ? 2 : written ? 1 : 0;
    } finally {
      await close();
    }
  } finally {
    reporter.stop();
  }
}

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

/** @param wouldBe whether nothing of it was stored */
export function describeSummary({ header, lines, ...counts }: LoadSummary, wouldBe = false): string[] {
  const { stored, unchanged, older, removed, kept, rejected } = counts;
  return [
    `${header.mode}, of ${header.asOf}, from ${header.source}: ${lines} lines`,
    `${wouldBe ? 'would be: ' : ''}${stored} new or changed, ${unchanged} unchanged, ${older} older than what is stored, ${removed} removed, ${rejected} rejected`,
    ...(kept > 0 ? [`${kept} not named and kept, because others name them`] : []),
  ];
}
