import type { Figures } from './measure-rounds.ts';
import { type Variant, VARIANTS } from './variants.ts';

const OTHERS = ['stock', 'hand-written'] as const satisfies readonly Variant[];

const ROWS = [
  ['requestsPerSecond', 'requests/s', 0],
  ['p50', 'p50, ms', 2],
  ['p99', 'p99, ms', 2],
  ['cpu', 'CPU ms per 1,000 requests', 0],
  ['rss', 'RSS, MB', 0],
  ['fetches', 'subgraph requests each', 1],
] as const satisfies readonly (readonly [keyof Figures, string, number])[];

/** The figures of all variants, and the ratios of ours, requested by id, to the other gateways. */
export function renderTable(concurrency: number, figures: ReadonlyMap<Variant, Figures>): string {
  const head = [`concurrency ${concurrency}`, ...VARIANTS, ...OTHERS.map((other) => `ours/${other}`)];
  const rows = ROWS.map(([figure, title, digits]) => {
    const valueOf = (variant: Variant) => figures.get(variant)?.[figure] ?? Number.NaN;
    const ratios = OTHERS.map((other) => `${(valueOf('ours') / valueOf(other)).toFixed(2)}x`);
    return [title, ...VARIANTS.map((variant) => valueOf(variant).toFixed(digits)), ...ratios];
  });
  return [head, ...rows].map((cells) => cells.map(align).join('')).join('\n');
}

const align = (cell: string, column: number): string =>
  column === 0 ? cell.padEnd(28) : cell.padStart(column <= VARIANTS.length ? 14 : 19);

/** The goal: ours needs at most this share of stock's CPU per request. */
const GOAL = 1 / 3;

/** @returns one sentence on the goal. Missing it is not an error, because machines differ */
export function renderGoal(figures: ReadonlyMap<Variant, Figures>): string {
  const share = (figures.get('ours')?.cpu ?? Number.NaN) / (figures.get('stock')?.cpu ?? Number.NaN);
  const verdict = share <= GOAL ? 'reached' : 'not reached';
  return `Ours needs ${(share * 100).toFixed(0)}% of stock's CPU per request; the goal is at most a third: ${verdict}.`;
}
