import type { DevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import type { Usage } from './answer-parent.ts';
import { type Cell, nameOf } from './cells.ts';
import type { HouseholdSize } from './household.ts';
import { sendLoad } from './send-load.ts';
import { type SignIns, signIn } from './sign-ins.ts';
import type { BenchProcess } from './start-process.ts';
import type { Variant } from './variant.ts';

/** What a round says of a variant. Microseconds of CPU are those of a request. */
export type Figures = {
  /** Of the process of the gateway. */
  readonly cpuUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly requestsPerSecond: number;
  /** Megabytes at the end of the round. */
  readonly rssMb: number;
  /** Requests to subgraphs per request of the client. */
  readonly fetches: number;
  readonly subgraphsCpuUs: number;
  readonly redisCpuUs: number;
  /** Of the process that sends the load. */
  readonly loadCpuUs: number;
};

/** The rounds of one variant. */
export type Spread = {
  readonly [Figure in keyof Figures]: { readonly median: number; readonly min: number; readonly max: number };
};

export type Measured = { readonly cell: Cell; readonly variants: ReadonlyMap<string, Spread> };

export type Bench = {
  readonly variants: readonly Variant[];
  readonly subgraphs: readonly BenchProcess[];
  readonly redisUsage: () => Usage | null;
  readonly issuer: DevIssuer;
  /** The text that each variant answers, by household and name. */
  readonly expected: ReadonlyMap<HouseholdSize, ReadonlyMap<string, string>>;
  /** Tells all processes what is measured next. */
  readonly prepare: (cell: Cell, mayRecord: boolean) => Promise<void>;
};

export type Schedule = {
  readonly rounds: number;
  readonly seconds: number;
  /** Load before the first reading of a round, so that code that V8 dropped while the process was idle is compiled again. */
  readonly leadInSeconds: number;
};

/** Counts rounds, so that each has tokens of its own. */
let sessions = 0;

/** Measures the variants in turn, in an order that alternates, so that other load on the machine affects all of them. */
export async function measureCell(
  bench: Bench,
  cell: Cell,
  { rounds, seconds, leadInSeconds }: Schedule,
  progress: (line: string) => void,
): Promise<Measured> {
  const variants = bench.variants.filter(({ isSecondWay = false }) => cell.scenario === 'warm' || !isSecondWay);
  const measured = new Map<string, Figures[]>(variants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    await bench.prepare(cell, false);
    const signIns = await signIn(cell.scenario, cell.size, bench.issuer, `round-${(sessions += 1)}`);
    const leadIn = await signIn('warm', cell.size, bench.issuer, `lead-in-${sessions}`);
    for (const variant of round % 2 === 0 ? variants.toReversed() : variants) {
      await runRound(bench, variant, cell, leadIn, leadInSeconds);
      measured.get(variant.name)?.push(await runRound(bench, variant, cell, signIns, seconds));
    }
    const costs = variants.map(({ name }) => `${name} ${measured.get(name)?.at(-1)?.cpuUs.toFixed(0)}`);
    progress(`  ${nameOf(cell)}, round ${round} of ${rounds}, us CPU a request: ${costs.join(', ')}`);
  }
  return { cell, variants: new Map([...measured].map(([name, figures]) => [name, spreadOf(figures)])) };
}

/** Sends one round of load to one variant, with readings of all processes before and after. */
export async function runRound(
  bench: Bench,
  variant: Variant,
  { concurrency, size }: Cell,
  signIns: SignIns,
  seconds: number,
): Promise<Figures> {
  const before = await readUsages(bench, variant);
  const expected = bench.expected.get(size)?.get(variant.name) ?? '';
  const result = await sendLoad(variant, { signIns, concurrency, seconds }, expected);
  const after = await readUsages(bench, variant);
  const count = result.latencies.length;
  const spent = (usage: keyof typeof before) => ((after[usage].cpuMs - before[usage].cpuMs) / count) * 1000;
  return {
    cpuUs: spent('gateway'),
    p50Ms: percentile(result.latencies, 0.5),
    p99Ms: percentile(result.latencies, 0.99),
    requestsPerSecond: count / result.seconds,
    rssMb: after.gateway.rssMb,
    fetches: (after.subgraphs.requests - before.subgraphs.requests) / count,
    subgraphsCpuUs: spent('subgraphs'),
    redisCpuUs: spent('redis'),
    loadCpuUs: spent('load'),
  };
}

const NOTHING: Usage = { cpuMs: 0, rssMb: 0, requests: 0, statementMs: 0 };

async function readUsages({ subgraphs, redisUsage }: Bench, variant: Variant) {
  const usages = await Promise.all(subgraphs.map((subgraph) => subgraph.ask('usage')));
  const sum = (figure: keyof Usage) => usages.reduce((total, usage) => total + usage[figure], 0);
  const { user, system } = process.cpuUsage();
  return {
    gateway: await variant.usage(),
    subgraphs: { ...NOTHING, cpuMs: sum('cpuMs'), requests: sum('requests') },
    redis: redisUsage() ?? NOTHING,
    load: { ...NOTHING, cpuMs: (user + system) / 1000 },
  };
}

const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;

function spreadOf(rounds: readonly Figures[]): Spread {
  const of = (figure: keyof Figures) => {
    const ascending = rounds.map((round) => round[figure]).sort((one, other) => one - other);
    return { median: percentile(ascending, 0.5), min: percentile(ascending, 0), max: percentile(ascending, 1) };
  };
  return {
    cpuUs: of('cpuUs'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    requestsPerSecond: of('requestsPerSecond'),
    rssMb: of('rssMb'),
    fetches: of('fetches'),
    subgraphsCpuUs: of('subgraphsCpuUs'),
    redisCpuUs: of('redisCpuUs'),
    loadCpuUs: of('loadCpuUs'),
  };
}
