import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { CHILD_ENVIRONMENT } from '../../tooling/run-command.ts';
import { ROOT } from '../../tooling/rover-config.ts';
import { usageOf } from '../program-usage.ts';

/** A program that the bench started, and may stop in any way. */
export type Child = {
  readonly process: ChildProcess;
  /** What matched when it was ready. */
  readonly ready: RegExpExecArray;
  /** Resolves when it prints what matches, from now on. */
  readonly prints: (pattern: RegExp) => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with the exit code when it has ended; null: by a signal. */
  readonly ended: Promise<number | null>;
  /** Ends it, frozen or not. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** The memory that it uses, in megabytes; 0 where there is no /proc. */
  readonly memoryMb: () => number;
  readonly cpuMs: () => number;
};

export type ChildOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
  /** Whether messages can be sent to it. */
  readonly talks?: boolean;
};

/** How much of what it printed is kept for a message, in characters. */
const KEPT = 2_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program of Node's. */
export const startNode = (parameters: readonly string[], ready: RegExp, options: ChildOptions = {}): Promise<Child> =>
  startChild(process.execPath, parameters, ready, options);

/** @returns the program, once it has printed what matches `ready`. @throws with what it printed when it ends before */
export async function startChild(
  program: string,
  parameters: readonly string[],
  ready: RegExp,
  { env = {}, talks = false, ...user }: ChildOptions = {},
): Promise<Child> {
  const stdio = ['ignore', 'pipe', 'pipe', ...(talks ? (['ipc'] as const) : [])] as const;
  const child = spawn(program, parameters, { cwd: ROOT, env: { ...CHILD_ENVIRONMENT, ...env }, stdio: [...stdio], ...user });
  running.add(child);
  const ended = once(child, 'close').then(
    ([code]) => code as number | null,
    () => null,
  );
  void ended.then(() => running.delete(child));
  const waiting = new Set<(text: string) => void>();
  const matched = await new Promise<RegExpExecArray>((resolve, reject) => {
    let printed = '';
    let isReady = false;
    const read = (text: string) => {
      printed = `${printed}${text}`.slice(-KEPT);
      for (const look of waiting) look(text);
      const found = isReady ? null : ready.exec(printed);
      if (!found) return;
      isReady = true;
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`${program} ${parameters.join(' ')} ended with ${code}:\n${printed}`)));
  });
  const usage = () => usageOf(child.pid ?? 0);
  return {
    process: child,
    ready: matched,
    prints: (pattern) =>
      new Promise((resolve) => {
        const look = (text: string) => {
          if (!pattern.test(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      }),
    signal: (signal) => void child.kill(signal),
    ended,
    end(signal = 'SIGTERM') {
      // A frozen process handles no other signal.
      child.kill('SIGCONT');
      child.kill(signal);
      return ended;
    },
    memoryMb: () => usage()?.rssMb ?? 0,
    cpuMs: () => usage()?.cpuMs ?? 0,
  };
}
