import { collectDefaultMetrics, type Metric, type MetricValueWithName, Registry } from 'prom-client';
import type { ManagementPage } from '../management-server.ts';
import type { Distribution, Measured, Measures } from './measures.ts';
import type { MetricTable } from './metric-table.ts';

/** @returns the page of all measures, and of what prom-client knows of every process: CPU, memory, lag of the event loop */
export function metricsPage(measures: Pick<Measures<MetricTable>, 'all'>): ManagementPage {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // A registry asks its metrics for their name and values alone, when it is asked.
  for (const [name, measured] of measures.all())
    registry.registerMetric({ name, get: () => read(name, measured) } as unknown as Metric);
  return async () => ({ status: 200, type: registry.contentType, text: await registry.metrics() });
}

async function read(name: string, measured: Measured) {
  const { definition } = measured;
  const labelled = (values: readonly string[]) =>
    Object.fromEntries(definition.labels.map((label, index) => [label, values[index] ?? '']));
  const samples = (await measured.samples()).map(([labels, value]) => ({ value, metricName: name, labels: labelled(labels) }));
  const buckets = measured
    .distributions()
    .flatMap(([labels, times]) => bucketsOf(name, labelled(labels), definition.buckets ?? [], times));
  return {
    name,
    help: definition.means,
    type: definition.type,
    aggregator: 'sum',
    values: [...samples, ...buckets],
  };
}

/** As the text format of Prometheus has them: each bucket counts those of the smaller ones too. */
function bucketsOf(
  name: string,
  labels: Readonly<Record<string, string>>,
  bounds: readonly number[],
  { counts, sum }: Distribution,
): MetricValueWithName<string>[] {
  let count = 0;
  const buckets = [...bounds.map(String), '+Inf'].map((le, index) => {
    count += counts[index] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
  });
  return [...buckets, { metricName: `${name}_sum`, labels, value: sum }, { metricName: `${name}_count`, labels, value: count }];
}
