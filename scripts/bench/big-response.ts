import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { compose } from '../compose.ts';
import { BIG_QUERY, BIG_SDL } from './big-answer.ts';
import type { BigAnswerSettings } from './big-answer-process.ts';
import { chooseCores } from './cores.ts';
import { currentLoad } from './machine.ts';
import { type BenchProcess, startProcess } from './start-process.ts';

// What a gateway adds to an answer of 7.8 MB from one subgraph: `node scripts/bench/big-response.ts [rounds]`. It prints the time and
// the memory of each gateway, and the ratio to asking the subgraph itself. The goal is at most 2x the time and 3x the answer.
// It never fails by its figures; a person judges them.

const ROUNDS = Number(process.argv[2] ?? 15);
const WARM_UP = 5;
const BODY = JSON.stringify({ query: BIG_QUERY });

type Target = { readonly name: string; readonly child: BenchProcess; readonly pool: Pool };
type Figures = { readonly ms: number; readonly cpuMs: number; readonly peakMb: number | null };

async function ask({ pool }: Target): Promise<Buffer> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body: BODY });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${bytes.toString().slice(0, 500)}`);
  return bytes;
}

/** Linux keeps the highest memory of a process since this was written. */
const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

function readMb(pid: number, name: 'VmHWM' | 'VmRSS'): number {
  const kilobytes = new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / 1e6;
}

/** @returns by how much the memory of the process rises while it answers; null where the system does not tell */
async function risingMb(target: Target, asking: () => Promise<unknown>): Promise<number | null> {
  const pid = (await target.child.tell('pid')) as number;
  if (process.platform !== 'linux') {
    await asking();
    return null;
  }
  forgetPeak(pid);
  const before = readMb(pid, 'VmRSS');
  await asking();
  return readMb(pid, 'VmHWM') - before;
}

async function measure(target: Target): Promise<Figures> {
  const before = await target.child.ask('usage');
  let ms = 0;
  const peakMb = await risingMb(target, async () => {
    const begun = performance.now();
    await ask(target);
    ms = performance.now() - begun;
  });
  const after = await target.child.ask('usage');
  // What is left to the collector is not counted to the next target.
  await wait(20);
  return { ms, cpuMs: after.cpuMs - before.cpuMs, peakMb };
}

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;

async function run(started: BenchProcess[]): Promise<void> {
  const cores = chooseCores();
  const start = async (name: string, settings: BigAnswerSettings): Promise<Target> => {
    const core = settings.what === 'subgraph' ? (cores?.others ?? null) : (cores?.gateway ?? null);
    const child = await startProcess('big-answer-process.ts', settings, [], core);
    started.push(child);
    return { name, child, pool: new Pool(new URL(child.url).origin) };
  };
  const subgraph = await start('the subgraph itself', { what: 'subgraph' });
  const { supergraphSdl } = compose([{ name: 'shop', url: subgraph.child.url, file: 'shop.graphql', sdl: BIG_SDL }]);
  const ours = await start('ours --open', { what: 'ours', supergraphSdl });
  const stock = await start('stock', { what: 'stock', supergraphSdl });
  const targets = [subgraph, ours, stock];
  const answers: unknown[] = [];
  for (const target of targets) answers.push(JSON.parse((await ask(target)).toString()));
  const bytes = (await ask(subgraph)).length;
  for (const other of answers) if (JSON.stringify(other) !== JSON.stringify(answers[0])) throw new Error('The answers differ');
  console.log(`An answer of ${(bytes / 1e6).toFixed(1)} MB, load of the machine: ${currentLoad()}`);
  const measured = new Map<Target, Figures[]>(targets.map((target) => [target, []]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const target of targets) {
      const figures = await measure(target);
      if (round >= 0) measured.get(target)?.push(figures);
    }
  const of = (target: Target, figure: keyof Figures) =>
    median((measured.get(target) ?? []).map((each) => each[figure] ?? Number.NaN));
  for (const target of targets) {
    const [ms, cpu, peak] = [of(target, 'ms'), of(target, 'cpuMs'), of(target, 'peakMb')];
    console.log(
      `${target.name.padEnd(20)} ${ms.toFixed(0).padStart(6)} ms (${(ms / of(subgraph, 'ms')).toFixed(1)}x) ${cpu.toFixed(0).padStart(6)} ms CPU ` +
        `${peak.toFixed(0).padStart(5)} MB more (${((peak * 1e6) / bytes).toFixed(1)}x the answer)`,
    );
  }
  await Promise.all(targets.map(({ pool }) => pool.close()));
}

const started: BenchProcess[] = [];
try {
  await run(started);
} finally {
  await Promise.all(started.map((child) => child.stop()));
}
