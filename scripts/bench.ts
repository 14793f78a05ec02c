import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAccessModel } from '../gateway/access/load-access-model.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { printForApollo } from '../gateway/execution/print-for-apollo.ts';
import { subgraphs } from '../subgraphs/registry.ts';
import { compareAnswers } from './bench/compare-answers.ts';
import { HEAD_SIGN_IN } from './bench/household.ts';
import { type Bench, type Measurement, measureRounds, runRound } from './bench/measure-rounds.ts';
import { renderGoal, renderTable } from './bench/render-table.ts';
import { DifferentAnswer } from './bench/send-load.ts';
import { type BenchProcess, startProcess } from './bench/start-process.ts';
import { startGateways, VARIANTS } from './bench/variants.ts';
import { compose } from './compose.ts';

const SECRET = 'the assertion secret of the bench';

type Schedule = { readonly warmUpSeconds: number; readonly measurements: readonly Measurement[] };

const FULL: Schedule = {
  warmUpSeconds: 4,
  measurements: [
    { concurrency: 32, seconds: 2.5, rounds: 5 },
    { concurrency: 1, seconds: 1.5, rounds: 5 },
  ],
};
const QUICK: Schedule = {
  warmUpSeconds: 1.5,
  measurements: [
    { concurrency: 32, seconds: 1, rounds: 3 },
    { concurrency: 1, seconds: 0.5, rounds: 1 },
  ],
};

const INTRODUCTION = `The four tabs of a household of five, asked by its head, of three gateways before the same five subgraph processes:
  ours          this gateway, all rules on: token, standing, limits, per-field and per-person rules, audit, request log;
                asked by the id of a registered operation, as in production, and ad hoc by the document
  stock         Apollo Server standalone, ApolloGateway, RemoteGraphQLDataSource; no token, no rules
  hand-written  one endpoint on node:http and undici that knows this one query; no token, no rules`;

const REPLAY = `CPU and RSS are those of the gateway's process alone. The subgraphs are the real ones; each answers the first request of
a text itself and repeats that answer to equal ones, so that the gateways get the same bytes (--live: it always answers itself).`;

const USAGE = `usage: npm run bench -- [--quick] [--live] [--profile FOLDER]
  --quick            about 20 seconds instead of 90
  --live             no repeated answers: every request goes through the real subgraphs
  --profile FOLDER   write a CPU profile of our gateway there; that costs ours about a tenth`;

type Options = { readonly quick: boolean; readonly live: boolean; readonly profile: string | null };

function readOptions(): Options {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({ options: { quick: flag, live: flag, profile: { type: 'string' } } });
    return { ...values, profile: values.profile ?? null };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

/** Starts all processes, each put into `started` so that it is stopped whatever happens. */
async function prepare({ live, profile }: Options, issuerFolder: string, started: BenchProcess[]): Promise<Bench> {
  const token = await (await openDevIssuer(issuerFolder)).token(HEAD_SIGN_IN, Math.floor(Date.now() / 1000));
  const startSubgraph = async ({ name }: { name: string }) => {
    const subgraph = await startProcess('subgraph-process.ts', { name, secret: SECRET, live });
    started.push(subgraph);
    return [name, subgraph] as const;
  };
  const running = new Map(await Promise.all(subgraphs.map(startSubgraph)));
  const routes = Object.fromEntries([...running].map(([name, { url }]) => [name, url]));
  const { supergraphSdl } = compose();
  const plainSupergraphSdl = printForApollo(loadAccessModel(supergraphSdl).planning);
  const gateways = await startGateways({ supergraphSdl, plainSupergraphSdl, routes, secret: SECRET, issuerFolder }, profile);
  started.push(...gateways.values());
  const subgraphProcesses = [...running.values()];
  return { gateways, subgraphs: subgraphProcesses, token, expected: await compareAnswers(gateways, token) };
}

async function run(options: Options, issuerFolder: string, started: BenchProcess[]): Promise<void> {
  console.log(`${INTRODUCTION}\n${REPLAY}\n\nStarting five subgraphs and three gateways …`);
  const bench = await prepare(options, issuerFolder, started);
  console.log('All answers are equal. Warming up …');
  const { warmUpSeconds, measurements } = options.quick ? QUICK : FULL;
  for (const variant of VARIANTS) await runRound(bench, variant, 32, warmUpSeconds);
  await Promise.all(bench.subgraphs.map((subgraph) => subgraph.ask('seal')));
  const tables: string[] = [];
  for (const measurement of measurements) {
    const figures = await measureRounds(bench, measurement, console.log);
    tables.push(renderTable(measurement.concurrency, figures), renderGoal(figures), '');
  }
  console.log(`\nMedians of the rounds:\n\n${tables.join('\n')}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  const issuerFolder = mkdtempSync(join(tmpdir(), 'myservices-bench-'));
  process.once('exit', () => rmSync(issuerFolder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const started: BenchProcess[] = [];
  try {
    await run(options, issuerFolder, started);
  } finally {
    await Promise.all(started.map((child) => child.stop()));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof DifferentAnswer ? error.message : error);
  process.exitCode = 1;
});
