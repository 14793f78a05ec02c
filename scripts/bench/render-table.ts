import { nameOf } from './cells.ts';
import type { Phase } from './cpu-phases.ts';
import type { Figures, Measured, Spread } from './measure-rounds.ts';
import { HAND_WRITTEN, OURS, STOCK } from './variants.ts';

const COLUMNS = [
  ['cpuUs', 'CPU us', 0],
  ['p50Ms', 'p50 ms', 2],
  ['p99Ms', 'p99 ms', 2],
  ['requestsPerSecond', 'requests/s', 0],
  ['rssMb', 'RSS MB', 0],
  ['fetches', 'fetches', 1],
  ['subgraphsCpuUs', 'subgraphs us', 0],
  ['redisCpuUs', 'Redis us', 0],
  ['loadCpuUs', 'load us', 0],
] as const satisfies readonly (readonly [keyof Figures, string, number])[];

/** The medians of a cell, with the spread of the CPU and the ratio of ours to each other variant. */
export function renderTable({ cell, variants }: Measured, load: number): string {
  const ours = variants.get(OURS)?.cpuUs.median ?? Number.NaN;
  const [cpu, ...others] = COLUMNS;
  const head = ['', cpu[1], 'min to max', 'ours/it', ...others.map(([, title]) => title)];
  const rows = [...variants].map(([name, spread]) => [
    name,
    show(spread, cpu),
    `${spread.cpuUs.min.toFixed(0)} to ${spread.cpuUs.max.toFixed(0)}`,
    `${(ours / spread.cpuUs.median).toFixed(2)}x`,
    ...others.map((column) => show(spread, column)),
  ]);
  return [`${nameOf(cell)} (load of the machine: ${load})`, ...renderRows([head, ...rows])].join('\n');
}

const show = (spread: Spread, [figure, , digits]: (typeof COLUMNS)[number]): string => spread[figure].median.toFixed(digits);

function renderRows(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row.map((text, column) => (column === 0 ? text.padEnd(width(0)) : text.padStart(width(column) + 2))).join(''),
  );
}

/** @param cpuUs of a request */
export const renderPhases = (phases: readonly Phase[], cpuUs: number): string =>
  renderRows([
    [`CPU of ours by phase`, 'share', 'us'],
    ...phases.map(({ name, share }) => [name, `${(share * 100).toFixed(1)}%`, (share * cpuUs).toFixed(0)]),
  ]).join('\n');

type Goal = { readonly scenario: string; readonly concurrency: number; readonly other: string; readonly most: number };

const GOALS: readonly Goal[] = [
  { scenario: 'warm', concurrency: 32, other: HAND_WRITTEN, most: 1 },
  { scenario: 'warm', concurrency: 1, other: HAND_WRITTEN, most: 1.1 },
  { scenario: 'warm', concurrency: 32, other: STOCK, most: 0.12 },
];
/** Of CPU, for a request where every fifth has a new viewer. */
const NEW_VIEWER_US = 600;

/** @returns a sentence for each goal that was measured. Missing one is not an error, because machines differ */
export function renderGoals(all: readonly Measured[]): string[] {
  const main = (scenario: string, concurrency: number) =>
    all.find(
      ({ cell }) =>
        cell.scenario === scenario && cell.concurrency === concurrency && cell.size === 5 && cell.answers === 'recorded',
    );
  const cpuOf = (measured: Measured | undefined, name: string) => measured?.variants.get(name)?.cpuUs.median ?? Number.NaN;
  const ratios = GOALS.map(({ scenario, concurrency, other, most }) => {
    const measured = main(scenario, concurrency);
    const ratio = cpuOf(measured, OURS) / cpuOf(measured, other);
    return { ratio, says: `ours / ${other} at ${concurrency}: ${ratio.toFixed(2)}, goal ${most}: ${verdict(ratio <= most)}` };
  });
  const cost = cpuOf(main('every-5', 32), OURS);
  const newViewers = `ours with a new viewer every 5 requests: ${cost.toFixed(0)} us, goal ${NEW_VIEWER_US}: ${verdict(cost <= NEW_VIEWER_US)}`;
  return [...ratios, { ratio: cost, says: newViewers }].flatMap(({ ratio, says }) => (Number.isNaN(ratio) ? [] : [says]));
}

const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'not reached');
