import { Measures } from '../../../schema/contract/metrics/measures.ts';
import {
  COMMON_METRICS,
  type MetricTable,
  REQUEST_BUCKETS,
  STEP_BUCKETS,
} from '../../../schema/contract/metrics/metric-table.ts';

/** Everything that a subgraph measures. */
export const SUBGRAPH_METRICS = {
  ...COMMON_METRICS,
  graph_subgraph_requests_total: {
    type: 'counter',
    means: 'Requests over HTTP that a subgraph answered: `answered`, `refused`, or `failed`.',
    labels: ['subgraph', 'outcome'],
  },
  graph_subgraph_request_seconds: {
    type: 'histogram',
    means: 'How long requests to a subgraph took.',
    labels: ['subgraph'],
    buckets: REQUEST_BUCKETS,
  },
  graph_statements_total: {
    type: 'counter',
    means:
      'Statements that were sent to the database, by what they do and the first table that they name. `outcome`: `ok` or `failed`.',
    labels: ['subgraph', 'operation', 'table', 'outcome'],
  },
  graph_statement_seconds: {
    type: 'histogram',
    means: 'How long statements took.',
    labels: ['subgraph', 'operation', 'table'],
    buckets: STEP_BUCKETS,
  },
} as const satisfies MetricTable;

export type SubgraphMeasures = Measures<typeof SUBGRAPH_METRICS>;

export const createSubgraphMeasures = (): SubgraphMeasures => new Measures(SUBGRAPH_METRICS);
