import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { demoFeed, demoSsn } from '../demo/identity.ts';
import { loadRows } from '../demo/load-rows.ts';
import { migrations } from '../../subgraphs/identity/migrations/migrations.ts';
import { createStore } from '../../subgraphs/identity/store.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import type { Accounts, Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';

// Measures whether the response time reveals that a number, an address or a MassHealth ID exists. Prints both distributions side
// by side (LK-3): `node scripts/bench/link-timing.ts [runs]`. The script never fails; a person judges the result.

const RUNS = Number(process.argv[2] ?? 1_000);
/** The script makes many tries, and all of them must run. */
const MANY = { linkTries: 10 * RUNS, passwordTries: 10 * RUNS };
const SETTINGS = { ...DEVELOPMENT_SETTINGS, limits: { ...DEVELOPMENT_SETTINGS.limits, ...MANY } };
/** Each run uses its own client address. */
const from = (run: number) => ({ clientAddress: `bench ${run}`, locale: 'en' }) as const;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

/** Accounts whose name is on no record, so every link fails. One code is requested for the address of each. */
const account = (number: number): Accounts => ({
  id: `bench-${number}`,
  issuer: 'login-mass-gov',
  subject: `bench-${number}`,
  provider: 'LOGIN_MASS_GOV',
  firstName: 'Bench',
  lastName: 'Mark',
  email: `bench.${number}@example.org`,
  emailVerified: 1,
  createdOn: '2026-11-16',
});

async function openStore() {
  const database = await openDatabase<Tables>('sqlite::memory:', 'identity');
  await migrate(database, migrations);
  const accounts = [...demoFeed().accounts, ...Array.from({ length: RUNS }, (_, number) => account(number))];
  const place = { database, databaseUrl: 'sqlite::memory:' };
  await loadRows('identity', place, { ...demoFeed(), accounts }, DEVELOPMENT_SETTINGS);
  return createStore(database, () => DEMO_NOW, { wallClock: Date.now, settings: SETTINGS, log: createSubgraphLog('error') });
}

type Work = (run: number) => Promise<unknown>;
type Comparison = { readonly what: string; readonly runs: number; readonly exists: Work; readonly doesNot: Work };

function comparisons(store: Awaited<ReturnType<typeof openStore>>): Comparison[] {
  const link = (by: object, run: number) => store.link(`bench-${run}`, by, '1990-01-01', from(run));
  const nine = (run: number) => String(123_450_001 + (run % 9_000));
  return [
    {
      what: 'SSN, another name on the record',
      runs: RUNS,
      exists: (run) => link({ ssn: demoSsn('p0301') }, run),
      doesNot: (run) => link({ ssn: nine(run) }, run),
    },
    {
      what: 'MassHealth ID, another name on the record',
      runs: RUNS,
      exists: (run) => link({ massHealthId: '999000000301' }, run),
      doesNot: (run) => link({ massHealthId: `888${nine(run)}` }, run),
    },
    {
      what: 'a code for an address with an account',
      runs: RUNS,
      exists: (run) => store.requestEmailCode(`bench.${run}@example.org`, from(run)),
      doesNot: (run) => store.requestEmailCode(`nobody.${run}@example.org`, from(run)),
    },
    {
      what: 'a wrong password for an address with an account',
      runs: Math.ceil(RUNS / 20),
      exists: () => store.checkPassword('hugo.p0402.account@example.org', 'a wrong password'),
      doesNot: (run) => store.checkPassword(`nobody.${run}@example.org`, 'a wrong password'),
    },
  ];
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Measures both in turn, in varying order, so that other load on the machine affects both. */
async function measure({ runs, exists, doesNot }: Comparison): Promise<{ exists: number[]; doesNot: number[] }> {
  const times = { exists: [] as number[], doesNot: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const both = [
      async () => times.exists.push(await milliseconds(() => exists(run))),
      async () => times.doesNot.push(await milliseconds(() => doesNot(run))),
    ];
    for (const one of Math.random() < 0.5 ? both : both.toReversed()) await one();
  }
  // The first runs are slower, because Node compiles the code.
  const warm = (list: number[]) => list.slice(Math.floor(runs / 10)).sort((left, right) => left - right);
  return { exists: warm(times.exists), doesNot: warm(times.doesNot) };
}

const quantile = (sorted: readonly number[], part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;

/** How often a value of one is larger than a value of the other. 0.5 means indistinguishable (Mann and Whitney's U). */
function superiority(left: readonly number[], right: readonly number[]): number {
  const above = left.reduce((sum, value) => sum + right.filter((other) => value > other).length, 0);
  return above / (left.length * right.length);
}

const store = await openStore();
for (const comparison of comparisons(store)) {
  const { exists, doesNot } = await measure(comparison);
  console.log(`\n${comparison.what} (${exists.length} runs each, milliseconds)`);
  console.log(`  ${'quantile'.padEnd(10)}${'exists'.padStart(10)}${'does not'.padStart(10)}`);
  for (const part of QUANTILES) {
    const cells = [quantile(exists, part), quantile(doesNot, part)].map((time) => time.toFixed(3).padStart(10));
    console.log(`  ${`${part * 100} %`.padEnd(10)}${cells.join('')}`);
  }
  console.log(`  the one took longer in ${(100 * superiority(exists, doesNot)).toFixed(1)} % of all pairs; 50 % tells nothing`);
}
await store.stop();
