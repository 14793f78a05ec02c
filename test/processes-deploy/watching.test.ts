import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { ROOT } from '../../scripts/tooling/rover-config.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { type Panel, readPanels } from '../support/dashboard.ts';
import { isDeep } from '../support/depth.ts';
import { freePort } from '../support/free-ports.ts';
import {
  composeWith,
  openSignIns,
  startGatewayProcess,
  startProgram,
  startSubgraphs,
  stopProcesses,
  until,
} from '../support/processes.ts';
import { startTraceReceiver } from '../support/trace-receiver.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Needs Debian's package `prometheus`, with promtool.
const RULES = join(ROOT, 'scripts/deploy/prometheus');

const folder = temporaryFolder();
afterAll(async () => {
  await stopProcesses();
  folder.remove();
});

type Compose = { readonly services: Readonly<Record<string, { readonly image: string; readonly restart?: string }>> };
type Config = {
  readonly scrape_configs: readonly { readonly static_configs: readonly { readonly targets: readonly string[] }[] }[];
};
type Value = { readonly metric: object; readonly value: readonly [number, string] };

/** Starts a Prometheus that asks these ports every second. @returns how to ask it */
async function startPrometheus(ports: readonly number[]): Promise<(expression: string) => Promise<readonly Value[]>> {
  const config = join(folder.path, 'prometheus.yaml');
  const targets = ports.map((port) => `127.0.0.1:${port}`);
  const jobs = [{ job_name: 'graph', static_configs: [{ targets }] }];
  writeFileSync(
    config,
    stringify({
      global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
      rule_files: [join(RULES, 'rules.yaml')],
      scrape_configs: jobs,
    }),
  );
  const port = await freePort();
  const data = join(folder.path, 'data');
  const { printed } = startProgram('prometheus', [
    `--config.file=${config}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  await printed(/ready to receive web requests/i);
  return async (expression) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?${new URLSearchParams({ query: expression })}`);
    const { data, error } = (await answer.json()) as { data?: { result: Value[] }; error?: string };
    if (!data) throw new Error(`${expression}: ${error}`);
    return data.result;
  };
}

const hasValue = (values: readonly Value[]) => values.some(({ value: [, value] }) => !Number.isNaN(Number(value)));

it('Prometheus is told to ask every process of the compose file', () => {
  const { services } = parse(readFileSync(join(ROOT, 'scripts/deploy/compose.yaml'), 'utf8'), { merge: true }) as Compose;
  const serving = Object.entries(services).filter(([, { image, restart }]) => image.includes('GRAPH_IMAGE') && restart !== 'no');
  const config = parse(readFileSync(join(RULES, 'prometheus.yaml'), 'utf8')) as Config;
  const asked = config.scrape_configs.flatMap(({ static_configs }) => static_configs.flatMap(({ targets }) => targets));
  expect(asked.toSorted()).toEqual(serving.map(([name]) => `${name}:9090`).toSorted());
});

const deep = () =>
  describe('with a real Prometheus', () => {
    it('every alert fires for what it is for, and not for what looks like it', () => {
      const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', 'rules.test.yaml'], {
        cwd: RULES,
        encoding: 'utf8',
      });
      expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
    });

    it('the configuration is valid', () => {
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'config', 'prometheus.yaml'], {
        cwd: RULES,
        encoding: 'utf8',
      });
      expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('SUCCESS')]);
    });

    it('every panel of the dashboard has a value', async () => {
      const receiver = await startTraceReceiver();
      const names = subgraphs.map(({ name }) => name);
      const ports = new Map<string, number>();
      for (const name of ['gateway', ...names]) ports.set(name, await freePort());
      const traced = (name: string) => ({
        MANAGEMENT_PORT: String(ports.get(name)),
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_TRACES_SAMPLER_ARG: '1',
      });
      // One subgraph cannot be reached, so that fetches fail too.
      const [reached] = [names.filter((name) => name !== 'notices')];
      const routes = await startSubgraphs(reached, traced);
      const file = join(folder.path, 'supergraph.graphql');
      writeFileSync(file, composeWith(routes));
      const gateway = await startGatewayProcess(file, {
        ...traced('gateway'),
        DEV_ISSUER_DIR: folder.path,
        AUDIT_FILE: join(folder.path, 'audit.jsonl'),
      });
      const ask = (await openSignIns(folder.path))(gateway.url);
      const query = await startPrometheus(['gateway', ...reached].map((name) => ports.get(name)!));
      const hasNone = async ({ expression }: Panel) => !hasValue(await query(expression.replaceAll('$__rate_interval', '1m')));
      let left = readPanels();
      await until(async () => {
        await ask('H02', '{ me { id name { full } eligibility { coverageType } } }');
        await ask('H02', '{ help { browsers } }');
        const without = await Promise.all(left.map(hasNone));
        left = left.filter((_panel, index) => without[index]);
        return left.length === 0;
      });
      expect(left).toEqual([]);
      await receiver.stop();
    });
  });

if (isDeep) deep();
