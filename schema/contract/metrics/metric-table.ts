/** What one metric means. */
export type MetricDefinition = {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly means: string;
  /** Its labels, in order. Every value is of a closed set: of this program, of its configuration, or of registered operations. */
  readonly labels: readonly string[];
  /** The upper bounds of a histogram's buckets, in seconds. */
  readonly buckets?: readonly number[];
};

/** All metrics of a program, by name. It has no others, besides those that prom-client has of every process of Node. */
export type MetricTable = Readonly<Record<string, MetricDefinition>>;

/** Of requests and what they wait for. */
export const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8];
/** Of steps that are usually short. */
export const STEP_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5];

/** The metrics of every program. */
export const COMMON_METRICS = {
  graph_ready: {
    type: 'gauge',
    means: 'Whether a part works, as `/ready` says: 1 or 0.',
    labels: ['part'],
  },
  graph_events_total: {
    type: 'counter',
    means: 'Events of the log, whether or not they were written.',
    labels: ['event'],
  },
  graph_part: {
    type: 'gauge',
    means: 'What a part that has a state says of itself, such as a pool of connections.',
    labels: ['part', 'of', 'figure'],
  },
  graph_spans_total: {
    type: 'counter',
    means: 'Spans of traces: `exported`, `failed` (the collector did not take them), `dropped` (too many waited).',
    labels: ['result'],
  },
} as const satisfies MetricTable;
