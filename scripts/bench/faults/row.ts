import type { Counts, Load } from './load.ts';
import { quantile } from './load.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

export type RowOptions = {
  /** Requests a second. */
  readonly rate: number;
  readonly viewers: number;
  /** The share of the counts and durations of a row that is run. */
  readonly scale: number;
  /** Whether what depends on time is judged, and not just printed. */
  readonly judgesTime: boolean;
  readonly progress: (line: string) => void;
};

/** One thing that must hold, whether it did, and what was found. */
export type Finding = { readonly what: string; readonly holds: boolean; readonly found: string };

export type RowResult = {
  readonly findings: readonly Finding[];
  readonly counts: Counts | null;
  /** What was wrong with answers. */
  readonly mistakes: readonly string[];
};

/** A fault, as a row of the table. */
export type Row = {
  readonly id: string;
  readonly fault: string;
  readonly run: (options: RowOptions) => Promise<RowResult>;
};

/** A fault that can be tried in any world. */
export type WorldRow = Row & { readonly test: TestWorld };
type TestWorld = (world: World, options: RowOptions) => Promise<RowResult>;

type WorldRowSettings = Pick<Row, 'id' | 'fault'> & {
  /** The world that it needs, beside the number of viewers. */
  readonly settings?: Omit<WorldOptions, 'viewers'>;
  readonly test: TestWorld;
};

export const worldRow = ({ settings = {}, ...row }: WorldRowSettings): WorldRow => ({
  ...row,
  run: (options) => inWorld(settings, options, row.test),
});

/** Tries a fault in a world of its own. */
export async function inWorld(settings: Omit<WorldOptions, 'viewers'>, options: RowOptions, test: TestWorld): Promise<RowResult> {
  const world = await startWorld({ ...settings, viewers: options.viewers });
  try {
    return await test(world, options);
  } finally {
    await world.stop();
  }
}

/** @returns so many of a row's usual count, at least one */
export const scaled = (count: number, { scale }: Pick<RowOptions, 'scale'>): number => Math.max(1, Math.round(count * scale));

export const finding = (what: string, holds: boolean, found: number | string): Finding => ({ what, holds, found: String(found) });

/** @returns that no answer was wrong, and none failed or was refused beyond those allowed */
export function findingsOf({ counts }: Load, allowed: { readonly refused?: boolean; readonly shed?: boolean } = {}): Finding[] {
  return [
    finding('nothing wrong, nothing of another person', counts.wrong === 0, `${counts.wrong} wrong`),
    finding('every request answered', counts.failed === 0, `${counts.failed} failed`),
    ...(allowed.refused ? [] : [finding('no 503 for want of a part', counts.refused === 0, `${counts.refused} refused`)]),
    ...(allowed.shed ? [] : [finding('no 503 for overload', counts.shed === 0, `${counts.shed} shed`)]),
  ];
}

/** A finding about time, in milliseconds, which slow machines are not judged by. */
export const timed = (what: string, ms: number, mostMs: number, { judgesTime }: RowOptions): Finding =>
  finding(what, Number.isFinite(ms) && (!judgesTime || ms <= mostMs), Number.isFinite(ms) ? `${Math.round(ms)} ms` : 'never');

export const latenciesOf = ({ latencies }: Load): string =>
  `p50 ${Math.round(quantile(latencies, 0.5))} ms, p99 ${Math.round(quantile(latencies, 0.99))} ms`;

export const resultOf = (load: Load, findings: readonly Finding[]): RowResult => ({
  findings,
  counts: { ...load.counts },
  mistakes: load.mistakes,
});
