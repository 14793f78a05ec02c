import { once } from 'node:events';

/** A message from the bench to a process that it has started: a question about its usage, or what else the process understands. */
export type Question = 'usage' | { readonly told: unknown };

/**
 * The resources that a process has used since it started. `requests` counts the requests that a subgraph has answered, and
 * `statementMs` is the time of statements of an embedded database.
 */
export type Usage = { readonly cpuMs: number; readonly rssMb: number; readonly requests: number; readonly statementMs: number };

/** @returns the settings, the first message that the bench sends to a process */
export async function readSettings<Settings>(): Promise<Settings> {
  const [settings] = (await once(process, 'message')) as [Settings];
  return settings;
}

/**
 * Tells the bench that this process listens, and then answers its messages. The messages do not use HTTP, so they do not affect
 * the measurement. The process ends when the bench says so or has itself ended.
 *
 * @param url where this process listens
 * @param requests how many requests it has answered
 * @param hear answers any other message; the bench gets what it returns
 */
export function answerParent(
  url: string,
  requests: () => number = () => 0,
  hear: (told: unknown) => unknown = () => undefined,
  statementMs: () => number = () => 0,
): void {
  const usage = (): Usage => {
    const { user, system } = process.cpuUsage();
    const used = { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1e6 };
    return { ...used, requests: requests(), statementMs: statementMs() };
  };
  process.on('message', (question: Question) => {
    const answer = async () => (question === 'usage' ? usage() : ((await hear(question.told)) ?? null));
    answer().then(
      (told) => process.send?.(told),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', () => process.exit(0));
  // The bench gets the signal too, and ends its processes in its own order.
  process.on('SIGINT', () => undefined);
  process.send?.(url);
}
