import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import type { Source } from './sources.ts';

/** @returns the same source, which also logs every failed fetch with its reason, and rethrows the failure */
export function logFailures(subgraph: string, source: Source, log: Log): Source {
  const logged = (requestId: string | undefined) => {
    const startedAt = performance.now();
    return (error: unknown): never => {
      logFailure(log, subgraph, error, performance.now() - startedAt, requestId);
      throw error;
    };
  };
  return {
    send: (body, assertion, locale, numbers, requestId) =>
      source.send(body, assertion, locale, numbers, requestId).catch(logged(requestId)),
    sendScanned: (scan, ...request) => source.sendScanned(scan, ...request).catch(logged(request[4])),
    openFile: (name, assertion, requestId) => source.openFile(name, assertion, requestId).catch(logged(requestId)),
    close: source.close,
  };
}

/** Logs a failed fetch. @param ms how long it took */
export function logFailure(log: Log, subgraph: string, error: unknown, ms: number, requestId: string | undefined): void {
  if (!(error instanceof FetchFailure)) return;
  const { reason, status } = error;
  if (reason === 'breaker' || reason === 'busy') return;
  const of = { subgraph, reason, status, ms: Math.round(ms) };
  log.error({ event: 'fetch failed', ...of, ...(requestId !== undefined && { requestId }) });
}
