import { createViewer, NO_STANDING, type Standing } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';

// Measures whether the response time reveals that an id exists which the viewer may not see. Bruno, head of household 2, requests
// ids of others and unknown ids from each subgraph (RO-4): `node scripts/bench/id-timing.ts [runs]`. The script never fails; a
// person judges the result.

const RUNS = Number(process.argv[2] ?? 1_000);
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
const SECRET = 'the secret of the measurement';

const member = (personId: string, view: 'full' | 'limited') => ({ personId, view });
const BRUNO: Standing = {
  ...NO_STANDING,
  accountId: 'acct-bruno-ma',
  personId: 'p0201',
  memberOf: ['h02'],
  heads: [{ id: 'h02', members: [member('p0202', 'full'), member('p0203', 'limited'), member('p0204', 'full')] }],
};

/** The subgraph, the field, an id that exists, and one that does not. */
const COMPARISONS = [
  ['documents', 'document', 'doc-0202-1', 'doc-0202-9'],
  ['documents', 'rfi', 'rfi-0203-1', 'rfi-0203-9'],
  ['notices', 'notice', 'ntc-0202-1', 'ntc-0202-9'],
  ['identity', 'person', 'p0301', 'p0399'],
  ['identity', 'household', 'h03', 'h99'],
] as const;

type Ask = (subgraph: string, field: string, id: string) => Promise<void>;

async function startAsking(): Promise<{ ask: Ask; stop: () => Promise<void> }> {
  const now = Math.floor(Date.now() / 1000);
  const signIn = { kind: 'person', issuer: 'ma-login', subject: 'demo-bruno', provider: 'MA_LOGIN' } as const;
  const viewer = createViewer({ ...signIn, authenticatedAt: now, sessionId: 'bench', scopes: [] }, BRUNO, now);
  const running = await Promise.all(
    subgraphs.map(({ name, start }) =>
      start({
        databaseUrl: 'sqlite::memory:',
        clock: () => DEMO_NOW,
        assertionKey: assertionKey(SECRET, name),
        wallClock: () => now * 1000,
      }),
    ),
  );
  const assertions = new Map<string, string>();
  for (const { name } of running) assertions.set(name, signAssertion(viewer, name, assertionKey(SECRET, name), now));
  return {
    async ask(subgraph, field, id) {
      const { execute } = running.find(({ name }) => name === subgraph)!;
      const query = `query ($id: ID!) { ${field}(id: $id) { id } }`;
      const answer = await execute({ query, variables: { id } }, assertions.get(subgraph) ?? null);
      if (JSON.stringify(answer['data']) !== `{"${field}":null}`) throw new Error(`There is an answer for ${id}`);
    },
    stop: async () => void (await Promise.all(running.map((subgraph) => subgraph.stop()))),
  };
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) * 1000;
}

/** Measures both in turn, in varying order, so that other load on the machine affects both. */
async function measure(exists: () => Promise<void>, doesNot: () => Promise<void>) {
  const times = { exists: [] as number[], doesNot: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    const both = [
      async () => times.exists.push(await microseconds(exists)),
      async () => times.doesNot.push(await microseconds(doesNot)),
    ];
    for (const one of Math.random() < 0.5 ? both : both.toReversed()) await one();
  }
  // The first runs are slower, because Node compiles the code.
  const warm = (list: number[]) => list.slice(Math.floor(RUNS / 10)).sort((left, right) => left - right);
  return { exists: warm(times.exists), doesNot: warm(times.doesNot) };
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;

/** How often a value of one is larger than a value of the other. 0.5 means indistinguishable (Mann and Whitney's U). */
function superiority(left: readonly number[], right: readonly number[]): number {
  const above = left.reduce((sum, value) => sum + right.filter((other) => value > other).length, 0);
  return above / (left.length * right.length);
}

/** How many standard deviations the superiority is from chance. Beyond 3 in either direction it is significant. */
const deviations = (share: number, count: number) => (share - 0.5) / Math.sqrt((2 * count + 1) / (12 * count * count));

const { ask, stop } = await startAsking();
for (const [subgraph, field, existing, unknown] of COMPARISONS) {
  const { exists, doesNot } = await measure(
    () => ask(subgraph, field, existing),
    () => ask(subgraph, field, unknown),
  );
  console.log(`\n${field} of ${subgraph} (${exists.length} runs each, microseconds)`);
  console.log(`  ${'quantile'.padEnd(10)}${'exists'.padStart(10)}${'does not'.padStart(10)}`);
  for (const part of QUANTILES) {
    const cells = [quantile(exists, part), quantile(doesNot, part)].map((time) => time.toFixed(0).padStart(10));
    console.log(`  ${`${part * 100} %`.padEnd(10)}${cells.join('')}`);
  }
  const share = superiority(exists, doesNot);
  console.log(
    `  the one took longer in ${(100 * share).toFixed(1)} % of all pairs, z = ${deviations(share, exists.length).toFixed(1)}`,
  );
}
await stop();
