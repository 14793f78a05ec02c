import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createCounters } from '../../gateway/limits/counters.ts';
import { createRedisStore, createRegistry } from '../../gateway/operations/storage/redis-registry.ts';
import { connectOnce, connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { type KnownState, redisStandings } from '../../gateway/standing/shared-standings.ts';
import { NO_STANDING } from '../../schema/contract/viewer.ts';
import { isDeep } from '../support/depth.ts';
import { freePort } from '../support/free-ports.ts';
import { post } from '../support/graph.ts';
import { REQUEST } from '../support/guesses.ts';
import { composeWith, startGatewayProcess, startSubgraphs, stopProcesses, until } from '../support/processes.ts';
import { connectGroup, type RedisGroup, startCluster, startSentinels } from '../support/redis-groups.ts';
import { setOf } from '../support/registered-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
let group: RedisGroup | undefined;
const opened: Redis[] = [];
afterEach(async () => {
  for (const redis of opened.splice(0)) redis.disconnect();
  await stopProcesses();
  group?.remove();
  group = undefined;
}, 60_000);
afterAll(folder.remove);

const stateOf = (personId: string): KnownState => ({
  ...{ ended: false, provider: null, askedAt: 0, changeSubject: 'a', profileDue: false, log: 'log', position: 1 },
  standing: { ...NO_STANDING, personId },
});

async function open(start: () => Promise<RedisGroup>): Promise<{ group: RedisGroup; redis: Redis }> {
  group = await start();
  const redis = await connectGroup(group);
  opened.push(redis);
  return { group, redis };
}

/** The name of the key under which the state of `a` is stored. */
const STANDING = 'myservices:standing:ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs';

/** And that under which the codes are counted that were sent for this machine. */
const CODES_SENT = `myservices:rate:codes-sent-by-address:${createHash('sha256').update('127.0.0.1').digest('base64url')}`;

const deep = () =>
  describe.each([
    ['Sentinels', startSentinels],
    ['a cluster', startCluster],
  ])('Redis behind %s', (_what, start) => {
    it('counts rates, shares standings and registers operations', async () => {
      const { redis } = await open(start);
      const count = createCounters(redis);
      expect(await count('codes sent by address', 'somebody')).toBe('within');
      expect(await count('anonymous requests', 'somebody')).toBe('within');
      const shared = redisStandings(redis, 60);
      for (const key of 'abcdefgh') await shared.write(key, stateOf(key));
      expect((await shared.read('h'))?.standing.personId).toBe('h');
      const registry = createRegistry(redis);
      const set = setOf({ portal: ['query A { me { id } }'] });
      const active = await registry.activate(set, null);
      expect(await registry.activate(set, null)).toBeNull();
      expect(await registry.active()).toEqual(active);
      expect((await createRedisStore(redis).newer(0))?.set.version).toBe(set.version);
    }, 120_000);

    it.each([
      ['dies', (member: Awaited<ReturnType<RedisGroup['primaryOf']>>) => member.kill()],
      ['hangs', async (member: Awaited<ReturnType<RedisGroup['primaryOf']>>) => member.freeze()],
    ])(
      'goes on with another primary when one %s, and lets through nothing that is not counted',
      async (_how, lose) => {
        const { group: servers, redis } = await open(start);
        const count = createCounters(redis);
        const shared = redisStandings(redis, 60);
        await shared.write('a', stateOf('before'));
        const old = await servers.primaryOf(STANDING);
        await lose(old);
        const counts = new Set<unknown>();
        let tries = 0;
        await until(async () => {
          counts.add(await count('codes sent by address', `somebody ${(tries += 1)}`));
          await shared.write('a', stateOf('after'));
          return (await shared.read('a'))?.standing.personId === 'after';
        });
        expect([...counts].filter((counted) => counted !== 'within' && counted !== 'unknown')).toEqual([]);
        await until(async () => (await count('codes sent by address', `somebody ${(tries += 1)}`)) === 'within');
        expect((await servers.primaryOf(STANDING)).port).not.toBe(old.port);
        old.thaw();
      },
      120_000,
    );

    it('is used by a gateway, which answers through a fail-over', async () => {
      const { group: servers } = await open(start);
      const file = join(folder.path, 'supergraph.graphql');
      writeFileSync(file, composeWith(await startSubgraphs(['identity'])));
      const gateway = await startGatewayProcess(file, {
        DEV_ISSUER_DIR: folder.path,
        REDIS_URL: servers.url,
        OPERATIONS: 'files',
      });
      let codes = 0;
      const requestCode = async () => (await post(gateway.url, REQUEST.with(`person-${(codes += 1)}@example.org`))).status;
      await until(async () => (await requestCode()) === 200);
      (await servers.primaryOf(CODES_SENT)).freeze();
      const statuses = new Set<number>();
      await until(async () => {
        expect((await post(gateway.url, { query: '{ viewer { provider } }' })).status).toBe(200);
        const status = await requestCode();
        statuses.add(status);
        return status === 200;
      });
      expect([...statuses].filter((status) => status !== 200)).toEqual([503]);
      expect(await gateway.stop()).toBe(0);
    }, 240_000);
  });

describe('a group of Redis servers of which none answers', () => {
  it.each(['redis-sentinel', 'redis-cluster'])('fails the first connection over %s, and does not wait', async (scheme) => {
    const url = `${scheme}://127.0.0.1:${await freePort()}${scheme === 'redis-sentinel' ? '/mymaster' : ''}`;
    const redis = connectRedis(url);
    opened.push(redis);
    await expect(connectOnce(redis)).rejects.toThrow();
    expect(await redisStandings(redis, 60).read('a')).toBeNull();
    expect(await createCounters(redis)('codes sent by address', 'somebody')).toBe('unknown');
  });
});

if (isDeep) deep();
