import { type LoadRow, readLoads, type Refusal } from '../../subgraphs/shared/feeds/load-rows.ts';
import type { LoadSummary } from '../../subgraphs/shared/feeds/summary.ts';
import { describeSummary, type Outcome } from './load.ts';
import { type TablesConfig, withEachFeed } from './places.ts';

/** How many loads are listed for each feed. */
const SHOWN = 5;

/** Prints the last loads of the named feeds, or of all. */
export async function printStatus(config: TablesConfig, names: readonly string[]): Promise<Outcome> {
  const all = await withEachFeed(names, config, 'read', async (name, { database, isLoading }) => {
    const loads = await readLoads(database.kysely, SHOWN);
    const loading = await isLoading();
    console.log(`${name}: ${loads.length === 0 ? 'nothing was loaded yet' : ''}`.trimEnd());
    for (const load of loads) for (const line of describeLoad(load, loading)) console.log(`  ${line}`);
  });
  return all ? 0 : 2;
}

const STATES: Readonly<Record<LoadRow['state'], string>> = {
  staging: 'was stopped while it was read; load the file again',
  checking: 'was stopped while it was checked; load the file again',
  merging: 'was stopped while it was stored; the next load goes on with it',
  done: 'loaded',
  refused: 'refused',
  checked: 'checked',
};

/** @param loading whether a load of the feed is under way */
function describeLoad({ state, startedAt, endedAt, header, summary }: LoadRow, loading: boolean): string[] {
  const says = loading && endedAt === null ? 'is under way' : STATES[state];
  return [
    `${endedAt ?? startedAt} ${says}: ${header.mode}, of ${header.asOf}, from ${header.source}`,
    ...detailsOf(summary).map((line) => `  ${line}`),
  ];
}

function detailsOf(summary: string): string[] {
  if (summary === '') return [];
  const stored = JSON.parse(summary) as LoadSummary | Refusal;
  return 'refused' in stored ? stored.refused.split('\n') : describeSummary(stored).slice(1);
}
