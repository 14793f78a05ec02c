import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRedisStore, createRegistry } from '../../gateway/operations/storage/redis-registry.ts';
import { createCounters } from '../../gateway/limits/counters.ts';
import { connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { redisStandings } from '../../gateway/standing/shared-standings.ts';
import { NO_STANDING } from '../../schema/contract/viewer.ts';
import { post } from '../support/graph.ts';
import { REQUEST } from '../support/guesses.ts';
import { composeWith, startGatewayProcess, startScript, startSubgraphs, stopProcesses, until } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { setOf } from '../support/registered-files.ts';
import { openTcpFront, type TcpFront } from '../support/tcp-front.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Two Redis, and the address that leads to whichever is the primary. */
let servers: readonly [RedisServer, RedisServer];
let direct: readonly [Redis, Redis];
let front: TcpFront;
let url: string;
let opened: Redis[];
beforeEach(async () => {
  opened = [];
  servers = [await startRedis(), await startRedis()];
  direct = [await connect(servers[0].url), await connect(servers[1].url)];
  await direct[1].replicaof('127.0.0.1', portOf(servers[0]));
  await until(async () => (await direct[1].info('replication')).includes('master_link_status:up'));
  front = await openTcpFront(portOf(servers[0]));
  url = `redis://127.0.0.1:${front.port}`;
}, 60_000);
afterEach(async () => {
  for (const redis of opened) redis.disconnect();
  await stopProcesses();
  await front.stop();
  await Promise.all(servers.map((server) => server.stop()));
}, 60_000);

const portOf = ({ url: address }: RedisServer) => Number(new URL(address).port);

async function connect(address: string, commandTimeout = 2_000): Promise<Redis> {
  const redis = connectRedis(address, commandTimeout);
  opened.push(redis);
  await redis.connect();
  return redis;
}

/** The second Redis becomes the primary, and the address leads to it. What becomes of the first is up to `demote`. */
async function failOver(demote: (old: Redis, server: RedisServer) => Promise<unknown> | void): Promise<void> {
  await direct[1].replicaof('NO', 'ONE');
  await demote(direct[0], servers[0]);
  front.target = portOf(servers[1]);
}

const FAIL_OVERS: [string, Parameters<typeof failOver>[0]][] = [
  ['a replica of the new one', (old) => old.replicaof('127.0.0.1', portOf(servers[1]))],
  ['a replica that finds no primary, and serves what it has', (old) => old.replicaof('127.0.0.1', 1)],
  [
    'a replica that finds no primary, and serves nothing',
    async (old) => {
      await old.config('SET', 'replica-serve-stale-data', 'no');
      await old.replicaof('127.0.0.1', 1);
    },
  ],
  ['silent', (_old, server) => server.freeze()],
];

const state = (personId: string) => ({
  ended: false,
  provider: null,
  standing: { ...NO_STANDING, personId },
  askedAt: 0,
  changeSubject: 'a',
  profileDue: false,
  log: 'log',
  position: 1,
});

describe.each(FAIL_OVERS)('after a fail-over in which the old primary becomes %s', (_what, demote) => {
  it('the new primary counts rates', async () => {
    const count = createCounters(await connect(url));
    expect(await count('codes sent by address', 'before')).toBe('within');
    // Replication is asynchronous: a primary that is replaced before it has sent a count has lost it.
    await until(async () => (await direct[1].keys('myservices:rate:*')).length === 1);
    await failOver(demote);
    const counts = new Set<unknown>();
    await until(async () => {
      const counted = await count('codes sent by address', 'after');
      counts.add(counted);
      return counted === 'within';
    });
    // Until then nobody knows the count, and nothing that is not known is let through.
    expect([...counts].filter((counted) => counted !== 'within' && counted !== 'unknown')).toEqual([]);
    expect(await direct[1].keys('myservices:rate:*')).toHaveLength(2);
  }, 60_000);

  it('the new primary shares standings', async () => {
    const shared = redisStandings(await connect(url), 60);
    await shared.write('a', state('before'));
    await failOver(demote);
    await until(async () => {
      await shared.write('a', state('after'));
      return (await shared.read('a'))?.standing.personId === 'after';
    });
    const [key = ''] = await direct[1].keys('myservices:standing:*');
    expect(await direct[1].get(key)).toContain('after');
  }, 60_000);

  it('a registry sees an activation in the new primary', async () => {
    const store = createRedisStore(await connect(url));
    const set = setOf({ portal: ['query A { me { id } }'] });
    expect(await store.newer(0)).toBeNull();
    await failOver(demote);
    await createRegistry(direct[1]).activate(set, null);
    await until(() =>
      store.newer(0).then(
        (found) => found?.set.version === set.version,
        () => false,
      ),
    );
  }, 60_000);
});

it('a command that was in flight at a fail-over is not sent again', async () => {
  const redis = await connect(url, 250);
  await redis.set('count', '1');
  await until(async () => (await direct[1].get('count')) === '1');
  servers[0].freeze();
  const failed = await Promise.all(Array.from({ length: 10 }, () => redis.incr('count').catch(() => 'failed')));
  expect(new Set(failed)).toEqual(new Set(['failed']));
  await failOver(() => undefined);
  await until(() => redis.set('after', '1').then(Boolean, () => false));
  expect(await direct[1].get('count')).toBe('1');
}, 60_000);

describe('the processes of a running graph', () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  it('use the new primary, and until then refuse only requests that must be counted', async () => {
    const file = join(folder.path, 'supergraph.graphql');
    writeFileSync(file, composeWith(await startSubgraphs(['identity'])));
    const gateway = await startGatewayProcess(file, { DEV_ISSUER_DIR: folder.path, REDIS_URL: url });
    let codes = 0;
    const requestCode = async () => (await post(gateway.url, REQUEST.with(`person-${(codes += 1)}@example.org`))).status;
    await until(async () => (await requestCode()) === 200);
    await failOver((old) => old.replicaof('127.0.0.1', portOf(servers[1])));
    const statuses = new Set<number>();
    await until(async () => {
      expect((await post(gateway.url, { query: '{ viewer { provider } }' })).status).toBe(200);
      const status = await requestCode();
      statuses.add(status);
      return status === 200;
    });
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  }, 120_000);

  it('a command reports that the Redis is not the primary', async () => {
    await direct[0].replicaof('127.0.0.1', 1);
    const command = startScript(['scripts/operations.ts', 'list'], { REDIS_URL: servers[0].url });
    expect(await command.ended).toBe(1);
    expect(command.output()).toContain(
      'The Redis at REDIS_URL is not the primary now. Set REDIS_URL to the primary, or try again.',
    );
  }, 60_000);
});
