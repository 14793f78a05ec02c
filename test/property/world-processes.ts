import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { WorldResult } from './world-process.ts';

/** A process is replaced after this number of worlds, so that its memory does not grow during the run. */
const WORLDS_A_PROCESS = 150;

export type WorldProcesses = {
  /** How many processes check worlds at the same time. */
  readonly processes: number;
  /** The program that checks one world per message. */
  readonly program: string;
  /** A world that takes longer counts as hanging. */
  readonly patienceMs: number;
  /** @returns the seed of the next world, or null when there is nothing left to check */
  readonly nextSeed: () => number | null;
  readonly onResult: (result: WorldResult) => void;
};

/** Distributes worlds among processes. Each gets the next seed after its answer. A process that dies or hangs is a failure. */
export async function checkInProcesses(options: WorldProcesses): Promise<void> {
  await Promise.all(Array.from({ length: options.processes }, () => workThrough(options)));
}

async function workThrough({ program, patienceMs, nextSeed, onResult }: WorldProcesses): Promise<void> {
  let child: ChildProcess | null = null;
  try {
    for (let [seed, worlds] = [nextSeed(), 0]; seed !== null; [seed, worlds] = [nextSeed(), worlds + 1]) {
      if (child && worlds % WORLDS_A_PROCESS === 0) child = await end(child);
      child ??= fork(program, { execArgv: ['--disable-warning=ExperimentalWarning'] });
      const result = await ask(child, seed, patienceMs);
      onResult(result);
      if (result.failure !== null) return;
    }
  } finally {
    if (child) await end(child);
  }
}

async function ask(child: ChildProcess, seed: number, patienceMs: number): Promise<WorldResult> {
  const { promise, resolve } = Promise.withResolvers<WorldResult>();
  const fail = (failure: string) => resolve({ seed, counts: [], failure: `World ${seed}: ${failure}` });
  const onExit = (code: number | null, signal: string | null) => fail(`its process ended with ${signal ?? `code ${code}`}`);
  const timer = setTimeout(() => fail(`no result after ${patienceMs / 60_000} minutes`), patienceMs);
  child.once('exit', onExit).once('message', resolve);
  child.send(seed, (error) => error && fail(error.message));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('exit', onExit).off('message', resolve);
  }
}

/** Kills a process. Nothing in it needs an orderly end. */
async function end(child: ChildProcess): Promise<null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  return null;
}
