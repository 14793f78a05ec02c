import { setTimeout as wait } from 'node:timers/promises';
import type { DrainTimes } from './server-variables.ts';

/** A process that can be taken out of service. */
export type Drainable = {
  /** Says that it takes no more requests, and goes on taking them. */
  readonly drain: () => void;
  /** Takes no more requests, and resolves when those under way are answered and everything is closed. */
  readonly stop: () => Promise<unknown>;
};

/**
 * Takes a process out of service: it says so, takes requests until load balancers have noticed, and then finishes those under way.
 *
 * @param pause waits for some milliseconds
 * @returns false when the time for requests under way is over and some are left
 */
export async function drain(
  process: Drainable,
  { delayMs, timeoutMs }: DrainTimes,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<boolean> {
  process.drain();
  if (delayMs > 0) await pause(delayMs);
  return Promise.race([process.stop().then(() => true), pause(timeoutMs).then(() => false)]);
}

/** npm passes on the signal that a terminal has sent to npm and to the process. These count as one. */
const SAME_SIGNAL_MS = 500;

/** Calls `first` for the first termination signal, and `second` for any that comes after it. */
export function onSignals(first: () => void, second: () => void, clock: () => number = () => performance.now()): void {
  let since: number | null = null;
  const receive = () => {
    if (since === null) {
      since = clock();
      first();
    } else if (clock() - since > SAME_SIGNAL_MS) second();
  };
  process.on('SIGTERM', receive).on('SIGINT', receive);
}

/**
 * Drains the process at a termination signal and ends it: with exit code 0, or with 1 when it was cut off, by the deadline or by a
 * second signal.
 */
export function drainOnSignals(running: Drainable, times: DrainTimes): void {
  const begin = () =>
    void drain(running, times).then(
      (isComplete) => process.exit(isComplete ? 0 : 1),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  onSignals(begin, () => process.exit(1));
}
