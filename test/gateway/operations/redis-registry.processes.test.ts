import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { connectRedis, type Redis } from '../../../gateway/redis/connect-redis.ts';
import { createRedisStore, createRegistry, type Registry } from '../../../gateway/operations/storage/redis-registry.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';
import { setOf } from '../../support/registered-files.ts';

const ONE = setOf({ portal: ['query A { me { id } }'], partner: ['query P { me { id } }'] });
const TWO = setOf({ portal: ['query B { me { id } }'] });
const THREE = setOf({ portal: ['query C { me { id } }'] });

let server: RedisServer;
let redis: Redis;
let registry: Registry;

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  redis = connectRedis(server.url);
  await redis.connect();
  await redis.flushall();
  registry = createRegistry(redis);
});
afterEach(() => redis.disconnect());

describe('the registry in Redis', () => {
  it('is empty at first', async () => {
    expect([await registry.active(), await registry.history(), await registry.read(ONE.version)]).toEqual([null, [], null]);
    expect(await createRedisStore(redis).newer(0)).toBeNull();
  });

  it('gives back what was activated, and its history', async () => {
    const first = await registry.activate(ONE, null);
    const second = await registry.activate(TWO, first);
    const third = await registry.activate(ONE, second);
    expect([first?.version, second?.version, third?.version]).toEqual([ONE.version, TWO.version, ONE.version]);
    expect(await registry.active()).toEqual(third);
    expect(await registry.history()).toEqual([third, second, first]);
    expect(await registry.read(ONE.version)).toEqual(ONE);
    expect(await registry.read(TWO.version)).toEqual(TWO);
  });

  it('counts activations by the clock, and always upwards', async () => {
    const before = Date.now();
    const first = await registry.activate(ONE, null);
    expect(first?.sequence).toBeGreaterThanOrEqual(before);
    expect(first?.sequence).toBeLessThanOrEqual(Date.now());
    const ahead = { sequence: Number(first?.sequence) + 3_600_000, version: ONE.version };
    await redis.set('myservices:operations:active', `${ahead.sequence} ${ahead.version}`);
    expect((await registry.activate(TWO, ahead))?.sequence).toBe(ahead.sequence + 1);
  });

  it('takes nothing that was decided on an older state', async () => {
    const first = await registry.activate(ONE, null);
    expect(await registry.activate(TWO, null)).toBeNull();
    const second = await registry.activate(TWO, first);
    expect(await registry.activate(THREE, first)).toBeNull();
    expect(await registry.activate(THREE, { ...second!, version: ONE.version })).toBeNull();
    expect(await registry.active()).toEqual(second);
    expect(await registry.read(THREE.version)).toBeNull();
  });

  it('lets one of many at a time through', async () => {
    const sets = Array.from({ length: 20 }, (_, i) => setOf({ portal: [`query Q${i} { me { id } }`] }));
    const outcomes = await Promise.all(sets.map((set) => registry.activate(set, null)));
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(1);
    expect(await registry.history()).toHaveLength(1);
  });

  it('keeps the last twenty, and drops the sets of the others', async () => {
    let last = await registry.activate(ONE, null);
    for (let i = 0; i < 19; i++) last = await registry.activate(i % 2 === 0 ? TWO : THREE, last);
    expect((await registry.history()).at(-1)?.version).toBe(ONE.version);
    expect(await registry.read(ONE.version)).toEqual(ONE);
    await registry.activate(TWO, last);
    expect(await registry.history()).toHaveLength(20);
    expect(await registry.read(ONE.version)).toBeNull();
    expect((await redis.hkeys('myservices:operations:sets')).sort()).toEqual([TWO.version, THREE.version].sort());
  });

  it('gives a gateway what is newer than it knows, and that alone', async () => {
    const store = createRedisStore(redis);
    const first = await registry.activate(ONE, null);
    expect(await store.newer(0)).toEqual({ sequence: first?.sequence, set: ONE });
    expect(await store.newer(Number(first?.sequence))).toBeNull();
    const second = await registry.activate(TWO, first);
    expect(await store.newer(Number(first?.sequence))).toEqual({ sequence: second?.sequence, set: TWO });
  });

  it.each([
    ['is not JSON', '{'],
    ['is another set', '{"portal":[]}'],
    ['is something else', '{"portal":[{"id":1}]}'],
  ])('gives out nothing that %s', async (_what, text) => {
    await registry.activate(ONE, null);
    await redis.hset('myservices:operations:sets', ONE.version, text);
    await expect(createRedisStore(redis).newer(0)).rejects.toThrow();
  });
});

describe('while Redis is frozen', () => {
  it('commands fail, and of those that run after the thaw none undoes a newer one', async () => {
    const first = await registry.activate(ONE, null);
    const other = connectRedis(server.url);
    await other.connect();
    server.freeze();
    try {
      await expect(registry.activate(TWO, first)).rejects.toThrow();
      await expect(createRegistry(other).activate(THREE, first)).rejects.toThrow();
    } finally {
      server.thaw();
    }
    // Both are run now, one after the other.
    while ((await registry.active().catch(() => first))?.sequence === first?.sequence) await wait(20);
    const active = await registry.active();
    const history = await registry.history();
    expect(history).toEqual([active, first]);
    expect([TWO.version, THREE.version]).toContain(active?.version);
    other.disconnect();
  });
});
