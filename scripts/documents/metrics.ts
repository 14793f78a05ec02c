import { GATEWAY_METRICS } from '../../gateway/telemetry/gateway-metrics.ts';
import { COMMON_METRICS, type MetricTable } from '../../schema/contract/metrics/metric-table.ts';
import { SUBGRAPH_METRICS } from '../../subgraphs/shared/telemetry/subgraph-metrics.ts';

/** The rows of a table of all metrics: name, type, labels, who has it, meaning. */
export function metricRows(): readonly (readonly string[])[] {
  const rowsOf = (program: string, table: MetricTable) =>
    Object.entries(table)
      .filter(([name]) => table === COMMON_METRICS || !Object.hasOwn(COMMON_METRICS, name))
      .map(([name, { type, labels, means }]) => [
        `\`${name}\``,
        type,
        labels.map((label) => `\`${label}\``).join(', '),
        program,
        means,
      ]);
  return [...rowsOf('gateway', GATEWAY_METRICS), ...rowsOf('subgraph', SUBGRAPH_METRICS), ...rowsOf('both', COMMON_METRICS)];
}
