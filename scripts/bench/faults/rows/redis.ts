import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort } from '../../start-program.ts';
import { ask, quantile } from '../load.ts';
import { finding, findingsOf, inWorld, resultOf, type Row, type RowOptions, type RowResult, scaled, timed } from '../row.ts';
import { startRedisOn, startSentinelGroup } from '../start-redis-servers.ts';
import type { World } from '../world.ts';

const PATIENCE_MS = 60_000;
/** What an answer may take longer without Redis. */
const MORE_MS = 300;

const SIGN_OUT = JSON.stringify({ query: 'mutation { signOut { __typename } }' });
const WHO = JSON.stringify({ query: '{ me { id } }' });

/** Lets Redis fail under load, and a session end meanwhile. @param begin and @param end the fault */
async function failUnder(
  world: World,
  options: RowOptions,
  begin: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<RowResult> {
  const load = world.load(await world.usual());
  const pool = new Pool(new URL(world.gateway.url).origin);
  // Nobody else has that session.
  const { authorization } = world.askers.at(-1)!;
  load.start(options.rate);
  await load.normalAfter(performance.now(), PATIENCE_MS);
  await load.newAnswers(scaled(1_000, options));
  const usual = quantile(load.latencies, 0.99);
  await begin();
  const signedOut = await ask(pool, SIGN_OUT, authorization);
  const after: (number | undefined)[] = [(await ask(pool, WHO, authorization))?.status];
  await load.newAnswers(scaled(60 * options.rate, options));
  const without = quantile(load.latencies, 0.99);
  await end();
  const normalMs = await load.normalAfter(performance.now(), PATIENCE_MS);
  after.push((await ask(pool, WHO, authorization))?.status);
  await load.stop();
  await pool.close();
  const isSlow = options.judgesTime && without > usual + MORE_MS;
  return resultOf(load, [
    ...findingsOf(load),
    finding('at most 300 ms more', !isSlow, `p99 ${Math.round(usual)} ms, without Redis ${Math.round(without)} ms`),
    finding(
      'an ended session is not accepted',
      signedOut?.status === 200 && after.every((status) => status === 401),
      after.join(', '),
    ),
    timed('normal afterwards', normalMs, 10_000, options),
  ]);
}

/** @param begin the fault @param end it is over; both get the port of the server, and return the server that runs then */
const row = (
  id: string,
  fault: string,
  begin: (redis: Awaited<ReturnType<typeof startRedisOn>>, port: number) => Promise<typeof redis>,
  end: (redis: Awaited<ReturnType<typeof startRedisOn>>, port: number) => Promise<typeof redis>,
): Row => ({
  id,
  fault,
  async run(options) {
    const port = await freePort();
    let redis = await startRedisOn(port);
    const settings = { gatewayEnv: { REDIS_URL: `redis://127.0.0.1:${port}`, OPERATIONS: 'files' } };
    try {
      // The last viewer ends their session, and asks nothing under load.
      return await inWorld(settings, { ...options, viewers: options.viewers + 1 }, (world) =>
        failUnder(
          { ...world, load: (whole) => world.loadOf(world.askers.slice(0, -1), whole) },
          options,
          async () => (redis = await begin(redis, port)),
          async () => (redis = await end(redis, port)),
        ),
      );
    } finally {
      await redis.end('SIGKILL');
    }
  },
});

export const redisFrozen = row(
  'redis-frozen',
  'Redis frozen for 60 s',
  async (redis) => (redis.signal('SIGSTOP'), redis),
  async (redis) => (redis.signal('SIGCONT'), redis),
);

export const redisKilled = row(
  'redis-killed',
  'Redis killed, and back without its data',
  async (redis) => (await redis.end('SIGKILL'), redis),
  (_redis, port) => startRedisOn(port),
);

export const redisMoved: Row = {
  id: 'redis-failover',
  fault: 'Redis failed over by Sentinel',
  async run(options) {
    const group = await startSentinelGroup();
    try {
      const settings = { gatewayEnv: { REDIS_URL: group.url, OPERATIONS: 'files' } };
      return await inWorld(settings, { ...options, viewers: options.viewers + 1 }, (world) => {
        const moved = group.moved();
        return failUnder(
          { ...world, load: (whole) => world.loadOf(world.askers.slice(0, -1), whole) },
          options,
          () => group.primary.end('SIGKILL'),
          async () => Promise.race([moved, wait(PATIENCE_MS)]),
        );
      });
    } finally {
      await group.stop();
    }
  },
};
