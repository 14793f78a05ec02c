import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profiler } from 'node:inspector/promises';
import { loadAccessModel } from '../gateway/access/load-access-model.ts';
import { printForApollo } from '../gateway/execution/print-for-apollo.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { subgraphs } from '../subgraphs/registry.ts';
import { type Cell, nameOf } from './bench/cells.ts';
import { compareAnswers } from './bench/compare-answers.ts';
import { chooseCores, type Cores } from './bench/cores.ts';
import { type Phase, phasesOf } from './bench/cpu-phases.ts';
import { createPreparer } from './bench/prepare-cell.ts';
import { currentLoad, describeMachine, renderMachine } from './bench/machine.ts';
import { type Bench, measureCell, type Measured, runRound, type Schedule } from './bench/measure-rounds.ts';
import { type Options, readOptions } from './bench/options.ts';
import { renderGoals, renderPhases, renderTable } from './bench/render-table.ts';
import { DifferentAnswer } from './bench/send-load.ts';
import { signIn } from './bench/sign-ins.ts';
import { startProcess } from './bench/start-process.ts';
import { startRedis } from './bench/start-redis.ts';
import type { Started, Variants } from './bench/variant.ts';
import { OURS, startVariants } from './bench/variants.ts';
import { compose } from './compose.ts';

const SECRET = 'the assertion secret of the bench';

const FULL: Schedule & { readonly warmUpSeconds: number } = { warmUpSeconds: 8, rounds: 5, seconds: 2, leadInSeconds: 0.5 };
const QUICK: typeof FULL = { warmUpSeconds: 1, rounds: 3, seconds: 0.5, leadInSeconds: 0.2 };

const INTRODUCTION = `The four tabs of a household, asked by its head, of several gateways before the same five subgraph processes:
  ours          this gateway as in production: token, standing, rates in a real Redis, limits, rules per field and person, request
                log, and an audit record that is on the disk before anything is answered; asked by the id of a registered operation
  ours, ad hoc  the same, asked by the document
  ours, undici  the same with HTTP_CLIENT=undici
  ours, traced  the same with traces (--traces), of 1 % and of all requests
  ours before   the gateway of an earlier commit (--before), by its own code, set up and asked like ours
  hand-written  one endpoint on node:http that knows this one query; no token, no rules,
                on undici, or on our own HTTP client ("own client")
  stock         Apollo Server standalone, ApolloGateway, RemoteGraphQLDataSource; no token, no rules
CPU is that of the process, in microseconds a request. Recorded: each subgraph executes the first request of a text itself and
repeats its answer to equal ones, so that all gateways get the same bytes. Live: it executes every request.`;

/** Starts all processes, each put into `started` so that it is stopped whatever happens. */
async function start(options: Options, folder: string, cores: Cores | null, started: Started): Promise<Bench & Variants> {
  const redis = await startRedis(cores?.others ?? null);
  started.push(redis);
  const running = await Promise.all(
    subgraphs.map(async ({ name }) => {
      const subgraph = await startProcess('subgraph-process.ts', { name, secret: SECRET });
      started.push(subgraph);
      return [name, subgraph] as const;
    }),
  );
  const routes = Object.fromEntries(running.map(([name, { url }]) => [name, url]));
  const { supergraphSdl } = compose();
  const plainSupergraphSdl = printForApollo(loadAccessModel(supergraphSdl).planning);
  const settings = { supergraphSdl, plainSupergraphSdl, routes, secret: SECRET, issuerFolder: folder };
  const issuer = await openDevIssuer(folder);
  const { variants, missing } = await startVariants({ settings, redisUrl: redis.url, cores, started }, options);
  const processes = running.map(([, subgraph]) => subgraph);
  const prepare = createPreparer([...processes, ...variants], routes, SECRET);
  return { variants, missing, subgraphs: processes, redisUsage: redis.usage, issuer, expected: new Map(), prepare };
}

/** Compares the answers for each household, and lets all processes record and compile what the measurement needs. */
async function warmUp(bench: Bench, cells: readonly Cell[], seconds: number): Promise<Bench['expected']> {
  const expected = new Map<Cell['size'], ReadonlyMap<string, string>>();
  for (const size of new Set(cells.map((cell) => cell.size))) {
    const cell: Cell = { scenario: 'warm', size, concurrency: 32, answers: 'recorded' };
    await bench.prepare(cell, true);
    const { tokenFor } = await signIn('warm', size, bench.issuer, 'first');
    expected.set(size, await compareAnswers(bench.variants, size, tokenFor(0)));
    for (const scenario of ['each', 'warm'] as const) {
      const signIns = await signIn(scenario, size, bench.issuer, `warm-up-${size}`);
      for (const variant of bench.variants) await runRound({ ...bench, expected }, variant, cell, signIns, seconds / 2);
    }
  }
  return expected;
}

/** @returns what our gateway spends its CPU on in a round of the cell */
async function profileOurs(bench: Bench, cell: Cell, seconds: number, folder: string | null): Promise<readonly Phase[]> {
  const ours = bench.variants.find(({ name }) => name === OURS);
  if (!ours) return [];
  await bench.prepare(cell, false);
  const signIns = await signIn(cell.scenario, cell.size, bench.issuer, `profile-${cell.scenario}`);
  await ours.tell('start');
  await runRound(bench, ours, cell, signIns, seconds);
  const profile = (await ours.tell('stop')) as Profiler.Profile;
  if (folder !== null) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${cell.scenario}.cpuprofile`), JSON.stringify(profile));
  }
  return phasesOf(profile);
}

async function run(options: Options, folder: string, started: Started): Promise<void> {
  const cores = chooseCores();
  const machine = describeMachine(cores);
  console.log(`${INTRODUCTION}\n\n${renderMachine(machine)}\n\nStarting …`);
  const schedule = options.quick ? QUICK : FULL;
  const unready = await start(options, folder, cores, started);
  for (const { name, why } of unready.missing) console.log(`${name} cannot run here: ${why}`);
  console.log('Comparing answers and warming up …');
  const bench = { ...unready, expected: await warmUp(unready, options.cells, schedule.warmUpSeconds) };
  console.log('All answers are equal. Measuring …');
  const measured: Measured[] = [];
  const tables: string[] = [];
  for (const cell of options.cells) {
    const figures = await measureCell(bench, cell, schedule, console.log);
    measured.push(figures);
    tables.push(renderTable(figures, currentLoad()));
  }
  const [first] = measured;
  const phases = first ? await profileOurs(bench, first.cell, schedule.seconds * 3, options.profile) : [];
  console.log(`\nMedians of ${schedule.rounds} rounds:\n\n${tables.join('\n\n')}\n`);
  if (first) console.log(`${nameOf(first.cell)}:\n${renderPhases(phases, first.variants.get(OURS)?.cpuUs.median ?? 0)}\n`);
  for (const line of renderGoals(measured)) console.log(line);
  for (const { name, why } of bench.missing) console.log(`${name} was not measured, for it cannot run here: ${why}`);
  if (options.json !== null) writeFileSync(options.json, toJson({ machine, schedule, measured, phases, missing: bench.missing }));
}

const toJson = ({ measured, ...rest }: { readonly measured: readonly Measured[] } & Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify({ ...rest, cells: measured.map(({ cell, variants }) => ({ ...cell, variants: Object.fromEntries(variants) })) }, null, 2)}\n`;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'myservices-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const started: Started = [];
  try {
    await run(options, folder, started);
  } finally {
    await Promise.all(started.map((child) => child.stop()));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof DifferentAnswer ? error.message : error);
  process.exitCode = 1;
});
