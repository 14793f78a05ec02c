import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '../../gateway/clients/client.ts';
import { operationsCommand } from '../../scripts/operations.ts';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { type GraphAnswer, post } from '../support/graph.ts';
import { composeWith, startGatewayProcess, startSubgraphs, stopProcesses, until } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { writeFiles } from '../support/registered-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ONE = 'query One {\n  help {\n    learnMoreUrl\n  }\n}';
const TWO = 'query Two {\n  help {\n    clearCacheUrl\n  }\n}';
/** Longer than a gateway waits between two looks for a change. */
const A_LOOK_MS = 1_000;

const folder = temporaryFolder();
const files = join(folder.path, 'operations');
const clients = join(folder.path, 'clients.yaml');
const portal: Client = {
  id: 'portal',
  name: 'portal',
  kind: 'portal',
  proof: { issuers: ['ma-login'], clientIds: ['portal'] },
  anonymous: true,
  mode: { development: 'registered', production: 'registered' },
  scopes: [],
  origins: [],
  operations: [files],
};

let redis: RedisServer;
let nodes: readonly string[];
beforeAll(async () => {
  writeFileSync(clients, JSON.stringify({ clients: [portal] }));
  writeFiles(files, { 'one.graphql': ONE });
  const [routes, started] = await Promise.all([startSubgraphs(['notices']), startRedis()]);
  redis = started;
  expect(await run('publish')).toBe(0);
  const supergraph = join(folder.path, 'supergraph.graphql');
  writeFileSync(supergraph, composeWith(routes));
  const env = { DEV_ISSUER_DIR: folder.path, CLIENTS: clients, REDIS_URL: redis.url, TRUST_PROXY: 'true' };
  nodes = (await Promise.all([1, 2].map(() => startGatewayProcess(supergraph, env)))).map(({ url }) => url);
});
afterAll(stopProcesses);
afterAll(() => redis.stop());
afterAll(folder.remove);

const run = (command: string) => operationsCommand([command], { CLIENTS: clients, REDIS_URL: redis.url }, () => undefined);

let asked = 0;
/** Each request comes from an address of its own, so that none meets the rate of anonymous requests. */
const ask = (node: string, body: string): Promise<GraphAnswer> =>
  post(node, { documentId: `sha256:${hashBody(body)}` }, { 'x-forwarded-for': `10.0.${++asked >> 8}.${asked & 255}` });

/** Asks every node all the time. @returns a function that ends it, and gives what was not answered as it should be */
function keepAsking(): () => Promise<readonly string[]> {
  let ended = false;
  let requests = 0;
  const failed: string[] = [];
  const loops = nodes.map(async (node) => {
    while (!ended) {
      const { status, text, data } = await ask(node, ONE).catch((error: Error) => ({
        status: 0,
        text: error.message,
        data: null,
      }));
      requests++;
      if (status !== 200 || !data?.help?.learnMoreUrl) failed.push(`${status} ${text}`);
    }
  });
  return async () => {
    // However slow the machine is: so many that some fall into each change.
    await until(() => requests > 100);
    ended = true;
    await Promise.all(loops);
    return failed;
  };
}

const everyNode = (is: (answer: GraphAnswer) => boolean) =>
  until(async () => (await Promise.all(nodes.map((node) => ask(node, TWO)))).every(is));
const serves = ({ status }: GraphAnswer) => status === 200;
const refuses = ({ errors }: GraphAnswer) => errors[0]?.extensions.code === 'PERSISTED_QUERY_NOT_IN_LIST';

it('two gateways on one Redis follow each publish and rollback, and no request fails', async () => {
  let failed: readonly string[];
  const end = keepAsking();
  try {
    await everyNode(refuses);
    writeFiles(files, { 'two.graphql': TWO });
    for (let round = 0; round < 3; round++) {
      expect(await run('publish')).toBe(0);
      await everyNode(serves);
      expect(await run('rollback')).toBe(0);
      await everyNode(refuses);
    }
    expect(await run('publish')).toBe(0);
    await everyNode(serves);
    await redis.kill();
    // So long that every gateway has looked for a change and found none.
    await wait(A_LOOK_MS);
    await everyNode(serves);
  } finally {
    failed = await end();
  }
  expect(failed).toEqual([]);
});
