import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { Pool } from 'undici';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { readFlags } from '../../schema/contract/command-line.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { compose } from '../compose.ts';
import { ROOT } from '../tooling/rover-config.ts';
import { type Assertions, signForAll, viewerOfHead } from './heads.ts';
import { signInOfHead } from './household.ts';
import { recordFetches, type SentFetch } from './record-fetches.ts';
import { type BenchPostgres, startPostgres } from './scale/start-postgres.ts';
import { type BenchProcess, startProcess } from './start-process.ts';

// What the four tabs cost the subgraphs: the CPU time of each subgraph's process per request of a client, of this checkout and of
// an earlier one, in turn: `node scripts/bench/subgraph-cost.ts [--before DIR] [--rounds N] [--requests N]
// [--database sqlite|postgres] [--row NAME] [--profile FOLDER]`.
// It never fails by its figures; a person judges them.

const SECRET = 'the assertion secret of the bench';
const CONCURRENCY = 8;
const FLAGS = {
  before: { type: 'string', value: 'DIR' },
  rounds: { type: 'string', value: 'N' },
  requests: { type: 'string', value: 'N' },
  profile: { type: 'string', value: 'FOLDER' },
  database: { type: 'string', value: 'sqlite|postgres' },
  row: { type: 'string', value: 'NAME' },
} as const;

const DATABASES = ['sqlite', 'postgres'] as const;
type Database = (typeof DATABASES)[number];
/** One checkout on one database: its subgraphs, and the milliseconds of CPU per request that each took in each round. */
type Measured = {
  readonly checkout: string;
  readonly database: Database;
  readonly running: ReadonlyMap<string, BenchProcess>;
  /** They last a minute, so each round signs them anew. */
  readonly sign: () => Assertions;
  readonly figures: Map<string, number[]>;
};

const NAMES = subgraphs.map(({ name }) => name);
/** What is measured: the fetches of the four tabs to each subgraph, and what a new viewer costs identity besides. */
const ROWS = [...NAMES, 'identity, standing'];
const started: (BenchProcess | BenchPostgres)[] = [];

async function startCheckout(
  checkout: string,
  root: string,
  database: Database,
  url: string,
  profile?: string,
): Promise<Measured> {
  const running = new Map<string, BenchProcess>();
  for (const name of NAMES) {
    const flags =
      profile === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${checkout}-${database}-${name}.cpuprofile`];
    const child = await startProcess('subgraph-cost-process.ts', { root, name, secret: SECRET, databaseUrl: url }, flags);
    started.push(child);
    running.set(name, child);
  }
  const viewer = await viewerOfHead(5, running.get('identity')!.url, SECRET);
  return { checkout, database, running, sign: () => signForAll(viewer, NAMES, SECRET), figures: new Map() };
}

/** Sends what one request of a client makes the gateway send to a subgraph, `requests` times. @returns milliseconds of CPU each */
async function measure(
  { running, sign }: Measured,
  row: string,
  fetches: readonly SentFetch[],
  requests: number,
): Promise<number> {
  const [name = ''] = row.split(',');
  const child = running.get(name)!;
  const assertions = sign();
  const pool = new Pool(new URL(child.url).origin, { connections: CONCURRENCY, pipelining: 1 });
  const before = await child.ask('usage');
  let left = requests;
  const loop = async () => {
    while (left-- > 0)
      for (const { body, headers } of fetches)
        await send(pool, body, { ...headers, [ASSERTION_HEADER]: getOwn<string>(assertions, name)! });
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, loop));
  const after = await child.ask('usage');
  await pool.close();
  return (after.cpuMs - before.cpuMs) / requests;
}

async function send(pool: Pool, body: string, headers: Record<string, string>): Promise<void> {
  const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 200 || text.includes('"errors"'))
    throw new Error(`A subgraph answered ${answer.statusCode}: ${text}`);
}

async function startAll(
  before: string | undefined,
  databases: readonly Database[],
  folder: string,
  profile: string | undefined,
): Promise<Measured[]> {
  const checkouts = [...(before === undefined ? [] : [['before', resolve(before)] as const]), ['after', ROOT] as const];
  const urlOf = databases.includes('postgres') ? await createDatabases(folder, checkouts) : () => '';
  const all: Measured[] = [];
  for (const database of databases) {
    for (const [checkout, root] of checkouts) {
      const url = database === 'sqlite' ? 'sqlite::memory:' : urlOf(checkout);
      all.push(await startCheckout(checkout, root, database, url, profile));
    }
  }
  return all;
}

/** @returns the URL of a checkout's own database in PostgreSQL */
async function createDatabases(
  folder: string,
  checkouts: readonly (readonly [string, string])[],
): Promise<(checkout: string) => string> {
  const postgres = await startPostgres(folder);
  started.push(postgres);
  const client = new pg.Client(postgres.url);
  await client.connect();
  for (const [checkout] of checkouts) await client.query(`create database "${checkout}"`);
  await client.end();
  return (checkout) => new URL(`/${checkout}`, postgres.url).href;
}

const median = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0;

function render(all: readonly Measured[], fetches: ReadonlyMap<string, readonly SentFetch[]>): string {
  const lines = [...Map.groupBy(all, ({ database }) => database)].flatMap(([database, measured]) => {
    const figuresOf = (row: string) => measured.map(({ figures }) => median(figures.get(row)!));
    const rows = ROWS.filter((row) => measured[0]!.figures.has(row));
    const sums = measured.map((_, column) =>
      NAMES.reduce((sum, name) => sum + median(measured[column]!.figures.get(name) ?? []), 0),
    );
    const line = (title: string, figures: readonly number[]) =>
      [
        title.padEnd(24),
        ...figures.map((figure) => figure.toFixed(2).padStart(9)),
        (figures[0]! / figures.at(-1)!).toFixed(2).padStart(8),
      ].join('');
    const head = [database.padEnd(24), ...measured.map(({ checkout }) => checkout.padStart(9)), '   ratio'].join('');
    const perRow = rows.map((row) => line(`${row} (${fetches.get(row)!.length})`, figuresOf(row)));
    return [head, ...perRow, ...(rows.length === ROWS.length ? [line('the four tabs', sums)] : []), ''];
  });
  return lines.join('\n');
}

async function run(folder: string): Promise<void> {
  const { before, rounds = '5', requests = '200', profile, database, row: only } = readFlags(FLAGS);
  const databases = database === undefined ? DATABASES : DATABASES.filter((known) => known === database);
  const all = await startAll(before, databases, folder, profile);
  const routes = Object.fromEntries([...all.at(-1)!.running].map(([name, { url }]) => [name, url]));
  const token = await (await openDevIssuer(folder)).token(signInOfHead(5), Math.floor(Date.now() / 1000));
  const fetches = await recordFetches({
    supergraphSdl: compose().supergraphSdl,
    routes,
    secret: SECRET,
    issuerFolder: folder,
    token,
  });
  for (let round = 0; round <= Number(rounds); round += 1) {
    for (const row of ROWS.filter((name) => only === undefined || name === only)) {
      for (const measured of all) {
        const figure = await measure(measured, row, fetches.get(row)!, Number(requests));
        // The first round warms up.
        if (round > 0) measured.figures.set(row, [...(measured.figures.get(row) ?? []), figure]);
      }
    }
    console.error(`  round ${round} of ${rounds} …`);
  }
  console.log(
    `Milliseconds of CPU per four-tabs request, medians of ${rounds} rounds of ${requests} requests; in brackets: fetches\n`,
  );
  console.log(render(all, fetches));
}

const folder = mkdtempSync(join(tmpdir(), 'myservices-subgraph-cost-'));
chmodSync(folder, 0o755);
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

async function stopAll(): Promise<never> {
  for (const child of started.splice(0).toReversed()) await child.stop();
  process.exit();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.exitCode = 1;
    void stopAll();
  });
}
run(folder)
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(stopAll);
