import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import type { Source } from './sources.ts';

/** @returns the same source, which also logs every failed fetch with its reason, and rethrows the failure */
export const logFailures = (subgraph: string, source: Source, log: Log): Source => ({
  send(body, assertion, locale, numbers, requestId) {
    const startedAt = performance.now();
    return source.send(body, assertion, locale, numbers, requestId).catch((error: unknown) => {
      if (error instanceof FetchFailure) {
        const { reason, status } = error;
        const ms = Math.round(performance.now() - startedAt);
        log.error({ event: 'fetch failed', subgraph, reason, status, ms, ...(requestId !== undefined && { requestId }) });
      }
      throw error;
    });
  },
  close: source.close,
});
