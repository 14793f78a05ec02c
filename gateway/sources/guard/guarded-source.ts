import type { Log } from '../../telemetry/log.ts';
import { everyTick } from '../coarse-clock.ts';
import { logFailure } from '../log-failures.ts';
import type { Source } from '../sources.ts';
import type { GuardSettings } from './guard-settings.ts';
import { type GuardFigures, SourceGuard } from './source-guard.ts';

export type GuardedSource = Source & { readonly figures: () => GuardFigures };

/** Milliseconds of a clock that is never set. */
export type Monotonic = () => number;

/**
 * Guards a subgraph behind HTTP, whichever client asks it: fetches that it would not answer are refused at once, and others wait
 * until it can take them. Failed fetches are logged with their reason.
 */
export function guardedSource(
  subgraph: string,
  source: Source,
  settings: GuardSettings,
  log: Log,
  clock: Monotonic = () => performance.now(),
): GuardedSource {
  const guard = new SourceGuard(subgraph, settings, log);
  const stopClock = everyTick(() => guard.expire(clock()));
  /** Every fetch of a common request comes through here: it makes one promise, and none for a queue where nothing waits. */
  const through = async <Answer>(fetch: () => Promise<Answer>, requestId: string | undefined): Promise<Answer> => {
    const entered = guard.enter(clock());
    const ticket = typeof entered === 'number' ? entered : await entered;
    const startedAt = clock();
    try {
      const answer = await fetch();
      guard.leave(ticket, startedAt, null, clock());
      return answer;
    } catch (error) {
      const now = clock();
      guard.leave(ticket, startedAt, error, now);
      logFailure(log, subgraph, error, now - startedAt, requestId);
      throw error;
    }
  };
  return {
    figures: () => guard.figures(),
    send: (body, assertion, locale, numbers, requestId) =>
      through(() => source.send(body, assertion, locale, numbers, requestId), requestId),
    sendScanned: (scan, body, assertion, locale, numbers, requestId) =>
      through(() => source.sendScanned(scan, body, assertion, locale, numbers, requestId), requestId),
    openFile: (name, assertion, requestId) => through(() => source.openFile(name, assertion, requestId), requestId),
    async close() {
      await source.close();
      stopClock();
    },
  };
}
