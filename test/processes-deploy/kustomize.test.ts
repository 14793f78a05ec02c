import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { subgraphs } from '../../subgraphs/registry.ts';
import { isDeep } from '../support/depth.ts';
import { FOLDER, type Manifest, manifests, type Named, validate } from '../support/kubernetes-manifests.ts';

const OVERLAY = join(FOLDER, 'kubernetes/overlays/example');

/** What `kubectl` would send to a cluster. */
const deep = () =>
  describe('the overlay, as kubectl builds it', () => {
    const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', OVERLAY], { encoding: 'utf8' });
    const built = parseAllDocuments(stdout).map((one) => one.toJS() as Manifest);

    it('has everything of the base, valid and in the namespace of the stage', () => {
      expect([status, stderr]).toEqual([0, '']);
      // And the settings of the gateway.
      expect(built).toHaveLength(manifests.length + 1);
      for (const one of built) {
        expect(() => validate(one)).not.toThrow();
        expect(one.metadata).toMatchObject({ namespace: 'myservices-graph' });
      }
    });

    it('names its image in every pod, and the gateway reads its own settings', () => {
      const pods = built.filter(({ kind }) => kind === 'Deployment' || kind === 'Job').map(({ spec }) => spec.template.spec);
      expect(pods).toHaveLength(subgraphs.length + 2);
      for (const { containers } of pods) expect(containers[0].image).toMatch(/^registry\.example\.org\/myservices-graph:/);
      const settings = built.find(({ kind }) => kind === 'ConfigMap') as unknown as { metadata: Named; data: object };
      expect(settings.data).toMatchObject({ OPERATIONS: 'redis', MA_LOGIN_ISSUER: expect.any(String) });
      const gateway = built.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'gateway');
      expect(gateway?.spec.template.spec.containers[0].envFrom).toEqual([{ configMapRef: { name: settings.metadata.name } }]);
    });
  });

describe('the overlay of an example stage', () => {
  it('is built by npm run test:deep alone', () => expect(existsSync(join(OVERLAY, 'kustomization.yaml'))).toBe(true));
});

if (isDeep) deep();
