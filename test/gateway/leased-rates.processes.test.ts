import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createCounters, type CountEvent } from '../../gateway/limits/counters.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from '../../gateway/limits/rate-limits.ts';
import { connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';

let server: RedisServer;
let inspecting: Redis;
const connections: Redis[] = [];
beforeAll(async () => {
  server = await startRedis();
  inspecting = await connect();
});
afterEach(() => inspecting.flushall());
afterAll(async () => {
  for (const connection of connections) connection.disconnect();
  await server.stop();
});

async function connect(): Promise<Redis> {
  const redis = connectRedis(server.url, 60_000);
  connections.push(redis);
  await redis.connect();
  return redis;
}

type Limits = Readonly<Record<RateLimitName, RateLimit>>;
const limitsOf = (points: number, name: RateLimitName = 'account requests'): Limits => ({
  ...RATE_LIMITS,
  [name]: { ...RATE_LIMITS[name], points },
});

/** A gateway's counters and its clock, and how often it asked Redis. */
async function openGateway(limits: Limits) {
  const redis = await connect();
  const counts = { asked: 0 };
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (...command) => {
    if (/^eval/.test((command[0] as { name: string }).name)) counts.asked += 1;
    return send(...command);
  };
  const clock = { now: 1_000_000 };
  return { redis, counts, clock, count: createCounters(redis, limits, [], () => clock.now) };
}

const many = async (count: CountEvent, times: number, key = 'ada', name: RateLimitName = 'account requests') =>
  (await Promise.all(Array.from({ length: times }, async () => count(name, key)))).filter((counted) => counted === 'within')
    .length;

const eachOnce = async (count: CountEvent, times: number, key = 'ada', name: RateLimitName = 'account requests') => {
  let within = 0;
  for (let time = 0; time < times; time += 1) if ((await count(name, key)) === 'within') within += 1;
  return within;
};

describe('two gateways with one Redis', () => {
  it.each([21, 60, 600])('together allow %i, however their requests fall', async (points) => {
    const [first, second] = [await openGateway(limitsOf(points)), await openGateway(limitsOf(points))];
    const allowed = await Promise.all([
      many(first.count, points),
      many(second.count, points),
      eachOnce(first.count, points),
      eachOnce(second.count, points),
    ]);
    const sum = allowed.reduce((one, other) => one + other, 0);
    expect(sum).toBe(points);
  });

  it('never allow more than the limit, in random turns and pauses', async () => {
    for (let run = 0; run < 8; run += 1) {
      const gateways = [await openGateway(limitsOf(100)), await openGateway(limitsOf(100))];
      let [allowed, state] = [0, run + 1];
      const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
      for (let turn = 0; turn < 60; turn += 1) {
        const { count, clock } = gateways[random(2)]!;
        clock.now += random(2_000);
        allowed += await many(count, random(8), `run ${run}`);
      }
      expect(allowed).toBeLessThanOrEqual(100);
      expect(Number(await inspecting.get((await inspecting.keys('*'))[0]!))).toBeLessThanOrEqual(100);
      await inspecting.flushall();
    }
  });

  it('leave a key that is used by one of them for its last point', async () => {
    const [first, second] = [await openGateway(limitsOf(100)), await openGateway(limitsOf(100))];
    // Slow: each block is of one point.
    for (let time = 0; time < 50; time += 1) {
      first.clock.now += 1_000;
      expect(await first.count('account requests', 'ada')).toBe('within');
    }
    expect(await eachOnce(second.count, 100)).toBe(50);
  });
});

describe('a gateway', () => {
  it('asks Redis less than once for ten requests of a busy key, and answers the others at once', async () => {
    const { count, counts } = await openGateway(limitsOf(3_000));
    await eachOnce(count, 1_000);
    expect(counts.asked).toBeLessThan(100);
    let immediate = 0;
    for (let time = 0; time < 100; time += 1) {
      const counted = count('account requests', 'ada');
      if (counted === 'within') immediate += 1;
      else await counted;
    }
    expect(immediate).toBeGreaterThan(90);
  });

  it('takes one point for each of keys that are not busy', async () => {
    const { count } = await openGateway(limitsOf(600));
    for (let key = 0; key < 20; key += 1) await count('account requests', `account ${key}`);
    const values = await inspecting.mget(await inspecting.keys('*'));
    expect(values).toEqual(Array.from({ length: 20 }, () => '1'));
  });

  it('asks once for the requests of a new key that come at once', async () => {
    const { count, counts } = await openGateway(limitsOf(600));
    expect(await many(count, 1)).toBe(1);
    expect(await many(count, 30)).toBe(30);
    expect(counts.asked).toBeLessThanOrEqual(3);
  });

  it('says how long to wait, and asks no more until then', async () => {
    const { count, counts, clock } = await openGateway(limitsOf(21));
    expect(await eachOnce(count, 21)).toBe(21);
    await count('account requests', 'ada');
    const { asked } = counts;
    const over = await count('account requests', 'ada');
    expect(over).toEqual({ over: expect.any(Number) });
    expect((over as { over: number }).over).toBeGreaterThan(290);
    expect(counts.asked).toBe(asked);
    // The window has ended here, but not in Redis.
    clock.now += 300_000;
    expect(await count('account requests', 'ada')).toEqual({ over: expect.any(Number) });
    await inspecting.flushall();
    clock.now += 300_000;
    expect(await count('account requests', 'ada')).toBe('within');
  });

  it('does not use points of a window that has ended', async () => {
    const { count, counts, clock } = await openGateway(limitsOf(600));
    await eachOnce(count, 40);
    await inspecting.flushall();
    clock.now += 300_000;
    const { asked } = counts;
    expect(await count('account requests', 'ada')).toBe('within');
    expect(counts.asked).toBe(asked + 1);
    expect(await inspecting.mget(await inspecting.keys('*'))).toEqual(['1']);
  });

  it.each<[name: RateLimitName, points: number]>([
    ['account requests', 20],
    ['links by account', 600],
    ['downloads by account', 60],
    ['hand-offs redeemed by client', 600],
  ])('counts one by one what is small or could be guessed: %s, %i', async (name, points) => {
    const { count, counts } = await openGateway(limitsOf(points, name));
    expect(await eachOnce(count, 15, 'ada', name)).toBe(15);
    expect(counts.asked).toBeGreaterThanOrEqual(15);
    expect(await inspecting.mget(await inspecting.keys('*'))).toEqual(['15']);
  });

  it('stores no key', async () => {
    const { count } = await openGateway(limitsOf(600));
    await count('account requests', 'acct-ada');
    expect(await inspecting.keys('*')).toEqual([expect.stringMatching(/^myservices:rate:account-requests:[\w-]{43}$/)]);
  });

  it('while Redis is away, uses the points that it has, and does not know more', async () => {
    const { count, redis } = await openGateway(limitsOf(3_000));
    await eachOnce(count, 100);
    redis.disconnect();
    const counted = [];
    for (let time = 0; time < 100; time += 1) counted.push(await count('account requests', 'ada'));
    const held = counted.indexOf('unknown');
    expect(held).toBeGreaterThan(0);
    expect(counted).toEqual([
      ...Array.from({ length: held }, () => 'within'),
      ...Array.from({ length: 100 - held }, () => 'unknown'),
    ]);
  });
});
