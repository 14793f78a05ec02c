import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { createStore, type Store } from '../../subgraphs/identity/store.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { DEVELOPMENT_SETTINGS } from '../../subgraphs/identity/settings/settings.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';
import { KNOWS, refuseLeaks } from '../support/leak-scan.ts';
import {
  type Ask,
  composeWith,
  openSignIns,
  startGatewayProcess,
  startSubgraphs,
  stopProcesses,
  until,
} from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
const databaseUrl = `sqlite:${join(folder.path, 'identity.db')}`;
/** What Irma's son may know once he is the head. */
const knows = { ...KNOWS, 'H04-hugo': { own: 'p0402', members: ['p0401', 'p0403'] } };

let server: RedisServer;
let redis: Redis;
let nodes: readonly Ask[];
let startNode: () => Promise<Ask>;
let database: Kysely<Tables>;
let store: Store;
beforeAll(async () => {
  const [routes, asking] = await Promise.all([
    startSubgraphs(['identity'], () => ({ DATABASE_URL: databaseUrl })),
    openSignIns(folder.path),
    startRedis().then((started) => void (server = started)),
  ]);
  redis = connectRedis(server.url);
  await redis.connect();
  const file = join(folder.path, 'supergraph.graphql');
  writeFileSync(file, composeWith(routes));
  const env = { DEV_ISSUER_DIR: folder.path, REDIS_URL: server.url };
  startNode = async () => asking((await startGatewayProcess(file, env)).url, knows);
  nodes = await Promise.all([startNode(), startNode()]);
  database = await openDatabase<Tables>(databaseUrl, 'identity');
  store = createStore(database, () => DEMO_NOW, {
    wallClock: Date.now,
    settings: DEVELOPMENT_SETTINGS,
    log: createSubgraphLog('silent'),
  });
});
afterAll(stopProcesses);
afterAll(() => server.stop());
afterAll(() => redis.disconnect());
afterAll(() => database.destroy());
afterAll(folder.remove);

const roleOf = async (node: Ask, signIn: string): Promise<string> => {
  const { status, errors, data } = await node(signIn, '{ households { viewerRole } }');
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  return data.households[0].viewerRole as string;
};
const keys = () => redis.keys('myservices:standing:*');
/** Goes up when a key is read that was only written so far, under this policy. */
const COUNT_READS = 'allkeys-lfu';
const reads = async (key: string) => Number(await redis.object('FREQ', key));

/** Irma and her son change places, and every node tells so. */
async function changePlaces(head: 'p0401' | 'p0402'): Promise<void> {
  await store.moveHead('h04', head);
  const role = head === 'p0402' ? 'HEAD' : 'MEMBER';
  await Promise.all(nodes.map((node) => until(async () => (await roleOf(node, 'H04-hugo')) === role)));
}

describe('two gateways with one Redis', () => {
  it('share standings, under keys that do not identify anyone', async () => {
    const [first, second] = nodes;
    await redis.config('SET', 'maxmemory-policy', COUNT_READS);
    expect(await roleOf(first!, 'H02')).toBe('HEAD');
    const [key = '', ...others] = await keys();
    expect(others).toEqual([]);
    const before = await reads(key);
    expect(await roleOf(second!, 'H02')).toBe('HEAD');
    expect(await reads(key)).toBeGreaterThan(before);
    expect(await keys()).toEqual([key]);
    refuseLeaks('a key of Redis', key, null);
    refuseLeaks('a standing in Redis', (await redis.get(key)) ?? '', KNOWS['H02'] ?? {});
    expect(await redis.ttl(key)).toBeGreaterThan(0);
  });

  it('show a change of the head', async () => {
    await changePlaces('p0402');
    await changePlaces('p0401');
  });

  it('answer while Redis is frozen', async () => {
    server.freeze();
    try {
      await changePlaces('p0402');
      for (const node of nodes) expect(await roleOf(node, 'H01')).toBe('HEAD');
    } finally {
      server.thaw();
    }
    await changePlaces('p0401');
  });

  it('answer and start while Redis is stopped, and use it when it is back', async () => {
    const asking = nodes.map(async (node) => {
      for (let times = 0; times < 20; times++) await roleOf(node, 'H02');
    });
    await server.kill();
    await Promise.all(asking);
    await changePlaces('p0402');
    const late = await startNode();
    expect(await roleOf(late, 'H02')).toBe('HEAD');
    server = await startRedis(Number(new URL(server.url).port));
    await until(() =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    );
    await until(async () => {
      await changePlaces('p0401');
      await changePlaces('p0402');
      return (await keys()).length > 0;
    });
    expect(await roleOf(late, 'H04-hugo')).toBe('HEAD');
  });
});
