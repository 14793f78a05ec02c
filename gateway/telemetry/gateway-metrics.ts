import { Measures } from '../../schema/contract/metrics/measures.ts';
import { COMMON_METRICS, type MetricTable, REQUEST_BUCKETS, STEP_BUCKETS } from '../../schema/contract/metrics/metric-table.ts';

/**
 * Everything that a gateway measures. No label holds a text of a client, an address or a person: documents that are not
 * registered share one operation, and requests without a known client share one client.
 */
export const GATEWAY_METRICS = {
  ...COMMON_METRICS,
  graph_requests_total: {
    type: 'counter',
    means:
      'GraphQL requests that were answered or refused. `operation` and `name` are those of the registered operation; `ad hoc`: any other document; `none`: refused before it was known. `outcome`: `ok`, `partial` (data with errors), or the code of the refusal.',
    labels: ['client', 'operation', 'name', 'outcome'],
  },
  graph_request_seconds: {
    type: 'histogram',
    means: 'How long GraphQL requests took, from their head to their answer.',
    labels: ['client', 'operation', 'name'],
    buckets: REQUEST_BUCKETS,
  },
  graph_requests_in_flight: { type: 'gauge', means: 'GraphQL requests that are being answered.', labels: [] },
  graph_phase_seconds: {
    type: 'histogram',
    means: 'How long each part of the work on a request took.',
    labels: ['phase'],
    buckets: STEP_BUCKETS,
  },
  graph_answer_errors_total: { type: 'counter', means: 'Answers with an error of this code.', labels: ['code'] },
  graph_fetches_total: {
    type: 'counter',
    means: 'Fetches from subgraphs. `outcome`: `ok`, or the reason of the event `fetch failed`.',
    labels: ['subgraph', 'outcome'],
  },
  graph_fetch_seconds: {
    type: 'histogram',
    means: 'How long fetches from subgraphs took.',
    labels: ['subgraph'],
    buckets: REQUEST_BUCKETS,
  },
  graph_cache_lookups_total: {
    type: 'counter',
    means:
      'Look-ups in a cache: `session` (by token), `standing` (of a viewer), `plan` (by operation and class of viewers), `document` (ad hoc documents).',
    labels: ['cache', 'result'],
  },
  graph_cache_entries: { type: 'gauge', means: 'Entries of a cache.', labels: ['cache'] },
  graph_rates_total: {
    type: 'counter',
    means: 'Events that were counted against a rate: `within` it, `over` it, or `unknown`, because Redis did not answer.',
    labels: ['rate', 'result'],
  },
  graph_audit_records_total: { type: 'counter', means: 'Audit records: `written` or `refused`.', labels: ['result'] },
  graph_audit_waiting: { type: 'gauge', means: 'Audit records that are being written, whose answers wait.', labels: [] },
} as const satisfies MetricTable;

export type GatewayMeasures = Measures<typeof GATEWAY_METRICS>;

export const createGatewayMeasures = (): GatewayMeasures => new Measures(GATEWAY_METRICS);
