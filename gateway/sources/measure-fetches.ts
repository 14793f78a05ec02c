import type { GatewayMeasures } from '../telemetry/gateway-metrics.ts';
import { outgoingTrace } from '../telemetry/outgoing-trace.ts';
import type { TraceRequests } from '../telemetry/trace-requests.ts';
import type { Log } from '../telemetry/log.ts';
import { FetchFailure } from './fetch-failure.ts';
import type { SourceDirectory } from './source-directory.ts';
import type { Source } from './sources.ts';

type Observers = {
  readonly measures: GatewayMeasures;
  /** Null: there are no traces. */
  readonly traces: TraceRequests | null;
  readonly log: Log;
};

/** @returns the same directory, whose sources measure every fetch */
export function measureFetches<Directory extends Pick<SourceDirectory, 'get'>>(
  directory: Directory,
  observers: Observers,
): Directory {
  const known = new Map<string, { readonly source: Source; readonly measured: Source }>();
  return {
    ...directory,
    get(name) {
      const source = directory.get(name);
      const before = known.get(name);
      if (before?.source === source) return before.measured;
      const measured = measureSource(name, source, observers);
      known.set(name, { source, measured });
      return measured;
    },
  };
}

function measureSource(subgraph: string, source: Source, { measures, traces, log }: Observers): Source {
  const seconds = measures.times('graph_fetch_seconds', subgraph);
  const succeeded = measures.count('graph_fetches_total', subgraph, 'ok');
  const failed = (reason: string) => measures.count('graph_fetches_total', subgraph, reason);
  function measure<Answer>(fetch: () => Promise<Answer>, requestId: string | undefined): Promise<Answer> {
    const startedAt = performance.now();
    const traced = traces?.beginFetch(requestId, subgraph) ?? null;
    return (traced === null ? fetch() : outgoingTrace.run(traced.traceparent, fetch)).then(
      (answered) => {
        const ms = performance.now() - startedAt;
        seconds.observe(ms / 1000);
        succeeded.value += 1;
        traced?.end(null);
        if (log.debugs())
          log.debug({ event: 'fetch', subgraph, ms: Math.round(ms), ...(requestId !== undefined && { requestId }) });
        return answered;
      },
      (error: unknown) => {
        seconds.observe((performance.now() - startedAt) / 1000);
        const reason = error instanceof FetchFailure ? error.reason : 'threw';
        failed(reason).value += 1;
        traced?.end(reason);
        throw error;
      },
    );
  }
  return {
    send: (body, assertion, locale, numbers, requestId) =>
      measure(() => source.send(body, assertion, locale, numbers, requestId), requestId),
    sendScanned: (scan, ...request) => measure(() => source.sendScanned(scan, ...request), request[4]),
    openFile: (name, assertion, requestId) => measure(() => source.openFile(name, assertion, requestId), requestId),
    close: source.close,
  };
}
