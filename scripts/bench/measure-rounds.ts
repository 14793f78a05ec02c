import { sendLoad } from './send-load.ts';
import type { BenchProcess } from './start-process.ts';
import { ASKED, type Gateway, type Variant, VARIANTS } from './variants.ts';

/** The figures of a variant from one round, or the median of several. */
export type Figures = {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU of the gateway's process, in milliseconds per 1,000 requests. */
  readonly cpu: number;
  /** Megabytes at the end of the round. */
  readonly rss: number;
  /** Requests to subgraphs per request of the client. */
  readonly fetches: number;
};

export type Measurement = { readonly concurrency: number; readonly seconds: number; readonly rounds: number };

export type Bench = {
  readonly gateways: ReadonlyMap<Gateway, BenchProcess>;
  readonly subgraphs: readonly BenchProcess[];
  readonly token: string;
  /** The text that each variant answers. */
  readonly expected: ReadonlyMap<Variant, string>;
};

/** The most requests per round, however fast the machine. */
const MAX_REQUESTS = 50_000;

/** Measures the variants in turn, so that other load on the machine affects all of them. @returns the medians per figure */
export async function measureRounds(
  bench: Bench,
  { concurrency, seconds, rounds }: Measurement,
  progress: (line: string) => void,
): Promise<ReadonlyMap<Variant, Figures>> {
  const measured = new Map<Variant, Figures[]>(VARIANTS.map((variant) => [variant, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const variant of VARIANTS) measured.get(variant)?.push(await runRound(bench, variant, concurrency, seconds));
    const rates = VARIANTS.map((variant) => `${variant} ${measured.get(variant)?.at(-1)?.requestsPerSecond.toFixed(0)}/s`);
    progress(`  concurrency ${concurrency}, round ${round} of ${rounds}: ${rates.join(', ')}`);
  }
  return new Map([...measured].map(([variant, figures]) => [variant, medians(figures)]));
}

/** Sends one round of load to one variant, with readings of its process before and after. */
export async function runRound(bench: Bench, variant: Variant, concurrency: number, seconds: number): Promise<Figures> {
  const { gateway: name, body } = ASKED[variant];
  const gateway = bench.gateways.get(name) as BenchProcess;
  const before = await gateway.ask('usage');
  const fetchedBefore = await countFetches(bench);
  const { token } = bench;
  const load = { token, body, name: variant, url: gateway.url, concurrency, seconds, maxRequests: MAX_REQUESTS };
  const result = await sendLoad(load, String(bench.expected.get(variant)));
  const after = await gateway.ask('usage');
  const count = result.latencies.length;
  return {
    requestsPerSecond: count / result.seconds,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
    cpu: ((after.cpuMs - before.cpuMs) / count) * 1000,
    rss: after.rssMb,
    fetches: ((await countFetches(bench)) - fetchedBefore) / count,
  };
}

async function countFetches({ subgraphs }: Bench): Promise<number> {
  const usages = await Promise.all(subgraphs.map((subgraph) => subgraph.ask('usage')));
  return usages.reduce((sum, { requests }) => sum + requests, 0);
}

const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;

function medians(rounds: readonly Figures[]): Figures {
  const median = (figure: keyof Figures) =>
    percentile(
      rounds.map((round) => round[figure]).sort((one, other) => one - other),
      0.5,
    );
  return {
    requestsPerSecond: median('requestsPerSecond'),
    p50: median('p50'),
    p99: median('p99'),
    cpu: median('cpu'),
    rss: median('rss'),
    fetches: median('fetches'),
  };
}
