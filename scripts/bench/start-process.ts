import { type ChildProcess, spawn, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CHILD_ENVIRONMENT } from '../tooling/run-command.ts';
import type { Question, Usage } from './answer-parent.ts';
import { onCore } from './cores.ts';

/** A process that the bench has started. */
export type BenchProcess = {
  readonly url: string;
  readonly ask: (question: 'usage') => Promise<Usage>;
  /** Sends it a message. @returns what it answers */
  readonly tell: (message: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
};

/**
 * @param file a file of this folder
 * @param settings the settings of the process
 * @param nodeOptions options for Node itself
 * @param core where it runs; null: anywhere
 * @returns the process, once it listens. @throws when it ends before that
 */
export async function startProcess(
  file: string,
  settings: unknown,
  nodeOptions: readonly string[] = [],
  core: number | null = null,
): Promise<BenchProcess> {
  const [program, ...args] = onCore(core, [process.execPath, ...nodeOptions, join(import.meta.dirname, file)]);
  const child = spawn(program, args, {
    env: { ...CHILD_ENVIRONMENT, NODE_ENV: 'production' },
    // Request logs are written but discarded.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const gone = exit.then(() => Promise.reject(new Error(`${file} ended before it was ready`)));
  // Code that waits for a message gets the error. Without such code, the rejection would be unhandled.
  gone.catch(() => undefined);
  const nextMessage = async () => (await Promise.race([once(child, 'message'), gone]))[0] as unknown;
  const ready = nextMessage();
  child.send(settings as Serializable);
  const url = (await ready) as string;
  return { url, ...conversation(child, nextMessage), stop: () => stop(child, exit) };
}

function conversation(child: ChildProcess, nextMessage: () => Promise<unknown>): Pick<BenchProcess, 'ask' | 'tell'> {
  let last: Promise<unknown> = Promise.resolve();
  // Answers have no names, so each message waits for the answer to the one before.
  const say = (question: Question): Promise<unknown> => {
    last = last.then(() => {
      const answer = nextMessage();
      child.send(question as Serializable);
      return answer;
    });
    return last;
  };
  return { ask: async (question) => (await say(question)) as Usage, tell: (told) => say({ told }) };
}

async function stop(child: ChildProcess, exit: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await exit;
}
