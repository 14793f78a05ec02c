import type { Figures } from './measure-rounds.ts';
import { type Variant, VARIANTS } from './variants.ts';

const ROWS = [
  ['requestsPerSecond', 'requests/s', 0],
  ['p50', 'p50, ms', 2],
  ['p99', 'p99, ms', 2],
  ['cpu', 'CPU ms per 1,000 requests', 0],
  ['rss', 'RSS, MB', 0],
  ['fetches', 'subgraph requests each', 1],
] as const satisfies readonly (readonly [keyof Figures, string, number])[];

/** The figures of the three variants, and ours as ratios to the other two. */
export function renderTable(concurrency: number, figures: ReadonlyMap<Variant, Figures>): string {
  const head = [`concurrency ${concurrency}`, ...VARIANTS, 'ours/stock', 'ours/hand-written'];
  const rows = ROWS.map(([figure, title, digits]) => {
    const values = VARIANTS.map((variant) => figures.get(variant)?.[figure] ?? Number.NaN);
    const [ours = Number.NaN, ...others] = values;
    return [title, ...values.map((value) => value.toFixed(digits)), ...others.map((other) => `${(ours / other).toFixed(2)}x`)];
  });
  return [head, ...rows].map((cells) => cells.map(align).join('')).join('\n');
}

const align = (cell: string, column: number): string =>
  column === 0 ? cell.padEnd(28) : cell.padStart(column <= VARIANTS.length ? 14 : 19);

/** Ours is to need at most this share of stock's CPU per request. */
const GOAL = 1 / 3;

/** @returns one sentence on the goal; reaching it or not fails nothing, for machines differ */
export function renderGoal(figures: ReadonlyMap<Variant, Figures>): string {
  const share = (figures.get('ours')?.cpu ?? Number.NaN) / (figures.get('stock')?.cpu ?? Number.NaN);
  const verdict = share <= GOAL ? 'reached' : 'not reached';
  return `Ours needs ${(share * 100).toFixed(0)}% of stock's CPU per request; the goal is at most a third: ${verdict}.`;
}
