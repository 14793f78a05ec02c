import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableRows } from './expectation.ts';
import { CoverageCounter } from './coverage-counter.ts';
import { checkInProcesses } from './world-processes.ts';

const USAGE = `usage: npm run test:property -- [--decisions N] [--first SEED] [--processes N] [--world SEED]
  --decisions N    stop after so many field decisions (default 10000000)
  --first SEED     the first world; the others follow it (default 1)
  --processes N    so many processes share the worlds (default 2)
  --world SEED     check this world alone`;

/** With fewer decisions, some cells of the tables may not occur. */
const ENOUGH_FOR_ALL_CELLS = 200_000;
const PROGRESS_MS = 60_000;
const PATIENCE_MS = 15 * 60_000;

type Options = { readonly decisions: number; readonly first: number; readonly processes: number };

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const { decisions, first, processes, world } = parseArgs({
    options: { decisions: text, first: text, processes: text, world: text },
  }).values;
  if (world !== undefined) return { decisions: 1, first: whole('world', world), processes: 1 };
  return {
    decisions: whole('decisions', decisions ?? '10000000'),
    first: whole('first', first ?? '1'),
    processes: whole('processes', processes ?? '2'),
  };
}

function whole(name: string, value: string): number {
  if (!/^[1-9]\d{0,11}$/.test(value)) throw new Error(`--${name} is a whole number above 0, not ${value}`);
  return Number(value);
}

/** Checks worlds until there are enough decisions or one fails. @returns whether all succeeded */
async function runWorlds({ decisions, first, processes }: Options): Promise<boolean> {
  const coverageCounter = new CoverageCounter();
  const started = Date.now();
  const failures: string[] = [];
  let [next, worlds] = [first, 0];
  const sayHowFar = () => {
    // The time is only printed.
    // eslint-disable-next-line local/no-elapsed-time
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    return `${coverageCounter.total} field decisions in ${worlds} worlds (${first} to ${next - 1}), ${minutes} min`;
  };
  const progress = setInterval(() => console.log(sayHowFar()), PROGRESS_MS);
  console.log(`At least ${decisions} field decisions, worlds from ${first}, processes: ${processes}`);
  await checkInProcesses({
    processes,
    program: join(import.meta.dirname, 'world-process.ts'),
    patienceMs: PATIENCE_MS,
    nextSeed: () => (failures.length > 0 || coverageCounter.total >= decisions ? null : next++),
    onResult({ seed, counts, failure }) {
      worlds += 1;
      coverageCounter.add(counts);
      if (failure === null || failures.length > 0) return;
      failures.push(failure);
      console.log(`FAIL world ${seed} (npm run test:property -- --world ${seed})\n${failure.replaceAll(/^/gm, '  ')}`);
    },
  });
  clearInterval(progress);
  if (failures.length === 0) failures.push(...cellsThatNeverCameUp(coverageCounter, decisions));
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${sayHowFar()}`);
  return failures.length === 0;
}

function cellsThatNeverCameUp(coverageCounter: CoverageCounter, decisions: number): string[] {
  if (decisions < ENOUGH_FOR_ALL_CELLS) return [];
  const never = coverageCounter.neverSeen([...tableRows()].filter((row) => row.includes('.')));
  if (never.length > 0) console.log(`Cells that never came up: ${never.join(', ')}`);
  return never;
}

try {
  if (!(await runWorlds(readOptions()))) process.exitCode = 1;
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
