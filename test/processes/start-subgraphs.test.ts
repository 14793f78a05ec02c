import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSubgraphs } from '../../scripts/tooling/rover-config.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import { post } from '../support/graph.ts';
import { freePort } from '../support/free-ports.ts';
import { type RunningProcess, startScript, stopProcesses } from '../support/processes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
afterAll(stopProcesses);
afterAll(folder.remove);

/** Writes a configuration like rover.yaml with ports that are free, or those given. @returns its file and its URLs */
async function otherPorts(taken: Readonly<Record<string, string>> = {}) {
  const entries = await Promise.all(
    readSubgraphs().map(async ({ name, file }) => {
      const url = taken[name] ?? `http://127.0.0.1:${await freePort()}/graphql`;
      return [name, { routing_url: url, schema: { file: join(import.meta.dirname, '../..', file) } }] as const;
    }),
  );
  const file = join(folder.path, `rover-${entries[0]?.[1].routing_url.replaceAll(/\D/g, '')}.yaml`);
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify({ federation_version: '=2.14.4', subgraphs: Object.fromEntries(entries) }));
  return { file, urls: new Map(entries.map(([name, { routing_url: url }]) => [name, url])) };
}

const start = (file: string) => startScript(['scripts/start-subgraphs.ts', '--config', file]);

const isGone = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

async function allReady({ printed }: RunningProcess): Promise<void> {
  for (const { name } of subgraphs) await printed(new RegExp(`\\[${name}\\] ${name} ready at `));
}

describe('npm run start:subgraphs', () => {
  it('starts the five on the ports of their routing URLs, and stops them all', async () => {
    const { file, urls } = await otherPorts();
    const started = start(file);
    await allReady(started);
    for (const url of urls.values()) {
      const { data } = await post(url, { query: '{ _service { sdl } }' });
      expect(data._service.sdl).toContain('extend schema');
    }
    expect(await started.stop()).toBe(0);
    expect(await Promise.all([...urls.values()].map(isGone))).toEqual(subgraphs.map(() => true));
  });

  it('stops the others when one cannot start', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { file, urls: others } = await otherPorts({ notices: `http://127.0.0.1:${port}/graphql` });
    const started = start(file);
    expect(await started.ended).toBe(1);
    expect(started.output()).toContain('notices ended (1), stopping the others');
    const free = [...others].filter(([name]) => name !== 'notices').map(([, url]) => url);
    expect(await Promise.all(free.map(isGone))).toEqual(free.map(() => true));
    taken.close();
  });

  it('uses the ports of rover.yaml by default', () => {
    expect(readSubgraphs().map(({ name, url }) => `${name} ${url}`)).toEqual([
      'identity http://127.0.0.1:4101/graphql',
      'masshealth http://127.0.0.1:4102/graphql',
      'health-connector http://127.0.0.1:4103/graphql',
      'documents http://127.0.0.1:4104/graphql',
      'notices http://127.0.0.1:4105/graphql',
    ]);
  });
});
