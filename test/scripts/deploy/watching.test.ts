import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { GATEWAY_METRICS } from '../../../gateway/telemetry/gateway-metrics.ts';
import { Measures } from '../../../schema/contract/metrics/measures.ts';
import { metricsPage } from '../../../schema/contract/metrics/metrics-page.ts';
import { ROOT } from '../../../scripts/tooling/rover-config.ts';
import { SUBGRAPH_METRICS } from '../../../subgraphs/shared/telemetry/subgraph-metrics.ts';
import { readPanels } from '../../support/dashboard.ts';

type Rules = { readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[] };
type RuleTests = { readonly tests: readonly { readonly name: string }[] };

const readYaml = (file: string): unknown => parse(readFileSync(join(ROOT, 'scripts/deploy/prometheus', file), 'utf8'));
const alerts = (readYaml('rules.yaml') as Rules).groups.flatMap(({ rules }) => rules);
const panels = readPanels();

const METRIC = /\b(?:graph|nodejs|process)_\w+/g;
const PART_OF_HISTOGRAM = /_(?:bucket|sum|count)$/;
const metricsIn = (expression: string): string[] => expression.match(METRIC) ?? [];

const ours = { ...SUBGRAPH_METRICS, ...GATEWAY_METRICS };
let known: ReadonlySet<string>;
beforeAll(async () => {
  const { text } = await metricsPage(new Measures(ours))();
  const named = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  known = new Set(
    named.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`) : [name],
    ),
  );
});

describe('the dashboard', () => {
  it('asks for metrics that there are', () => {
    expect(panels.length).toBeGreaterThan(20);
    const asked = panels.flatMap(({ expression }) => metricsIn(expression));
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('shows every metric of ours', () => {
    const shown = new Set(
      panels.flatMap(({ expression }) => metricsIn(expression)).map((name) => name.replace(PART_OF_HISTOGRAM, '')),
    );
    expect(Object.keys(ours).filter((name) => !shown.has(name))).toEqual([]);
  });
});

describe('the alerts', () => {
  it('ask for metrics that there are', () => {
    expect(alerts.length).toBeGreaterThan(10);
    expect(alerts.flatMap(({ expr }) => metricsIn(expr)).filter((name) => !known.has(name))).toEqual([]);
  });

  it('are each tested to fire, and not to', () => {
    const tests = (readYaml('rules.test.yaml') as RuleTests).tests.map(({ name }) => name);
    expect(tests).toEqual(expect.arrayContaining(alerts.flatMap(({ alert }) => [`${alert} fires`, `${alert} does not fire`])));
  });
});
