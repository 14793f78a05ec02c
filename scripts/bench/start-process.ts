import { fork, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CHILD_ENVIRONMENT } from '../tooling/run-command.ts';
import type { Question, Usage } from './answer-parent.ts';

/** A process that the bench has started. */
export type BenchProcess = {
  readonly url: string;
  readonly ask: (question: Question) => Promise<Usage>;
  readonly stop: () => Promise<void>;
};

/**
 * @param file a file of this folder
 * @param settings the settings of the process
 * @param nodeOptions options for Node itself
 * @returns the process, once it listens. @throws when it ends before that
 */
export async function startProcess(file: string, settings: unknown, nodeOptions: readonly string[] = []): Promise<BenchProcess> {
  const child = fork(join(import.meta.dirname, file), [], {
    execArgv: [...nodeOptions],
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
  return {
    url,
    async ask(question) {
      const answer = nextMessage();
      child.send(question);
      return (await answer) as Usage;
    },
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
