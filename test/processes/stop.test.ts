import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { post } from '../support/graph.ts';
import { freePorts } from '../support/free-ports.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { composeWith, startGatewayProcess, startScript, startSubgraphs, stopProcesses } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { openTcpFront, type TcpFront } from '../support/tcp-front.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let postgres: PostgresServer;
let redis: RedisServer;
const fronts: TcpFront[] = [];
beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
}, 60_000);
afterAll(async () => {
  await stopProcesses();
  await Promise.all([postgres.remove(), redis.stop(), ...fronts.map((front) => front.stop())]);
  folder.remove();
}, 60_000);

/** @returns the URL by which what can vanish is reached */
async function vanishing(url: string): Promise<{ readonly url: string; readonly vanish: () => void }> {
  const [, port = ''] = /:(\d+)/.exec(url.replace(/^\w+:\/\/[^@]*@/, '//')) ?? [];
  const front = await openTcpFront(Number(port));
  fronts.push(front);
  return { url: url.replace(`:${port}`, `:${front.port}`), vanish: front.vanish };
}

// The deadline of these processes is minutes away: they end by themselves.
it('a gateway ends when it is told to, though its Redis has vanished', async () => {
  const { url, vanish } = await vanishing(redis.url);
  const supergraph = join(folder.path, 'supergraph.graphql');
  writeFileSync(supergraph, composeWith(await startSubgraphs(['identity'])));
  const gateway = await startGatewayProcess(supergraph, { DEV_ISSUER_DIR: folder.path, REDIS_URL: url });
  vanish();
  expect((await post(gateway.url, { query: '{ viewer { provider } }' })).status).toBe(200);
  expect(await gateway.stop()).toBe(0);
});

it('npm start ends when it is told to, though database and Redis have vanished', async () => {
  const [database, shared] = [await vanishing(postgres.url), await vanishing(redis.url)];
  const started = startScript(['scripts/start.ts'], {
    ...{ DEMO: 'off', DATABASE_URL: database.url, REDIS_URL: shared.url, OPERATIONS: 'files', LETTERS_DIR: 'none' },
    ...{ PORT: '0', PROVIDERS_PORT: String(await freePorts()), PLAYGROUND: 'off' },
    ...{ DEV_ISSUER_DIR: folder.path, AUDIT_FILE: join(folder.path, 'audit.jsonl') },
  });
  const url = (await started.printed(/The graph answers at (\S+)/))[1] ?? '';
  const ask = () => post(url, { query: '{ help { customerService { phone } } }' });
  expect((await ask()).status).toBe(200);
  database.vanish();
  shared.vanish();
  expect((await ask()).status).toBe(200);
  expect(await started.stop()).toBe(0);
});
