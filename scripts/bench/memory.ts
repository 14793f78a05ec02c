import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { type DevIssuer, openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { compose } from '../compose.ts';
import { ROOT } from '../tooling/rover-config.ts';
import { chooseCores } from './cores.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import { signInOfHead } from './household.ts';
import { describeMachine, renderMachine } from './machine.ts';
import type { OursSettings } from './ours-process.ts';
import { askOnce, DifferentAnswer } from './send-load.ts';
import { type BenchProcess, startProcess } from './start-process.ts';
import { startRedis } from './start-redis.ts';
import type { Started } from './variant.ts';

// How much memory the gateway takes. Usage: node scripts/bench/memory.ts [--documents N] [--viewers N] [--machine-heap]
//   --documents N, --viewers N   how many; 0: none (default 50000 and 100000)
//   --machine-heap               the heap is sized by the memory of this machine, and not as by `npm run start:gateway`

const INTRODUCTION = `The memory (RSS) of the process of the gateway alone, as it runs in production (Redis, request log, audit record). Subgraphs, Redis and
the sender are other processes. Each kind of load gets a gateway of its own:
  documents   ad hoc documents, each sent once. Every tenth selects the four tabs of a household, the others a few fields
  viewers     viewers with an account each, who ask the four tabs once`;

const SECRET = 'the assertion secret of the bench';
const CONNECTIONS = 32;
const POINTS = 10;
/** The options of Node with which `npm run start:gateway` limits the heap; they also limit the threads. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly scripts: Record<string, string> };
const HEAP = (scripts['start:gateway'] ?? '').split(' ').filter((option) => option.startsWith('--max-heap-size='));
/** How often the memory is read between two points, for the peak. */
const PEAK_MS = 500;

type Request = { readonly token: string; readonly body: string };
/** @returns the request with this number, counted from 0 */
type Requests = (number: number) => Promise<Request>;
type Load = { readonly kind: string; readonly count: number; readonly goalMb: number; readonly requests: Requests };

const asked = (query: string): string => JSON.stringify({ query });
const tokenOf = (issuer: DevIssuer, sessionId: string): Promise<string> =>
  issuer.token({ ...signInOfHead(5), sessionId }, Math.floor(Date.now() / 1000));

async function differentDocuments(issuer: DevIssuer): Promise<Requests> {
  const token = await tokenOf(issuer, 'documents');
  const documentOf = (number: number) =>
    number % 10 === 0
      ? FOUR_TABS_QUERY.replace('{', `{ a${number}: __typename`)
      : `query D${number} { viewer { id provider links { kind } a${number}: id } }`;
  return (number) => Promise.resolve({ token, body: asked(documentOf(number)) });
}

function differentViewers(issuer: DevIssuer): Requests {
  const body = asked(FOUR_TABS_QUERY);
  return async (number) => ({ token: await tokenOf(issuer, `viewer-${number}`), body });
}

async function send(gateway: BenchProcess, { kind, count, goalMb, requests }: Load): Promise<void> {
  const pool = new Pool(new URL(gateway.url).origin, { connections: CONNECTIONS, pipelining: 1 });
  const memory = async () => (await gateway.ask('usage')).rssMb;
  let peak = await memory();
  console.log(`\n${count} ${kind}; the goal is at most ${goalMb} MB. Started: ${peak.toFixed(0)} MB`);
  const reading = setInterval(() => void memory().then((now) => (peak = Math.max(peak, now))), PEAK_MS);
  let next = 0;
  let refused = 0;
  for (let point = 1; point <= POINTS; point += 1) {
    const end = Math.round((count * point) / POINTS);
    const loop = async () => {
      while (next < end)
        await askOnce(pool, await requests(next++)).catch((error: unknown) => {
          // On a busy machine a few requests take too long.
          if (!(error instanceof DifferentAnswer) || refused++ > count / 100) throw error;
        });
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, loop));
    const now = await memory();
    peak = Math.max(peak, now);
    console.log(`${String(end).padStart(8)} ${kind}: ${now.toFixed(0)} MB, at most ${peak.toFixed(0)} MB so far`);
  }
  clearInterval(reading);
  if (refused > 0) console.log(`${refused} requests were not answered`);
  console.log(`The goal is ${peak <= goalMb ? 'reached' : 'missed'}: ${peak.toFixed(0)} MB of ${goalMb} MB`);
  await pool.close();
}

async function start(folder: string, started: Started): Promise<Omit<OursSettings, 'auditFolder'>> {
  const redis = await startRedis(null);
  started.push(redis);
  const routes = subgraphs.map(async ({ name }) => {
    const subgraph = await startProcess('viewers-process.ts', { name, secret: SECRET });
    started.push(subgraph);
    return [name, subgraph.url] as const;
  });
  const { supergraphSdl } = compose();
  return {
    supergraphSdl,
    plainSupergraphSdl: supergraphSdl,
    routes: Object.fromEntries(await Promise.all(routes)),
    secret: SECRET,
    issuerFolder: folder,
    redisUrl: redis.url,
  };
}

async function main(): Promise<void> {
  const string = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { documents: string, viewers: string, 'machine-heap': { type: 'boolean', default: false } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'myservices-memory-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started: Started = [];
  const stop = () => Promise.all(started.map((child) => child.stop()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));
  console.log(`${INTRODUCTION}\n\n${renderMachine(describeMachine(chooseCores()))}`);
  try {
    const settings = await start(folder, started);
    const issuer = await openDevIssuer(folder);
    const loads: readonly Load[] = [
      { kind: 'documents', count: Number(values.documents ?? 50_000), goalMb: 500, requests: await differentDocuments(issuer) },
      { kind: 'viewers', count: Number(values.viewers ?? 100_000), goalMb: 400, requests: differentViewers(issuer) },
    ];
    for (const load of loads.filter(({ count }) => count > 0)) {
      const gateway = await startProcess('ours-process.ts', settings, values['machine-heap'] ? [] : HEAP);
      started.push(gateway);
      await send(gateway, load);
      await gateway.stop();
    }
  } finally {
    await stop();
  }
}

await main();
