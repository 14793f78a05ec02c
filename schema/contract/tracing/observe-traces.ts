import { errorCodeOf, type EventLog, type TRACE_EVENTS } from '../log-events.ts';
import type { Measures } from '../metrics/measures.ts';
import type { COMMON_METRICS } from '../metrics/metric-table.ts';
import type { TraceObserver } from './tracing.ts';

/** @returns what counts spans, and logs outages of the collector */
export const observeTraces = (
  measures: Pick<Measures<typeof COMMON_METRICS>, 'count'>,
  log: EventLog<typeof TRACE_EVENTS>,
): TraceObserver => ({
  counts: {
    exported: measures.count('graph_spans_total', 'exported'),
    failed: measures.count('graph_spans_total', 'failed'),
    dropped: measures.count('graph_spans_total', 'dropped'),
  },
  onLost: (error) => log.error({ event: 'traces lost', code: codeOf(error) }),
  onFound: () => log.info({ event: 'traces taken' }),
});

/** The library gives the status of an answer as the code of its error. */
function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'number' ? `HTTP_${code}` : errorCodeOf(error);
}
