import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { askWith, startAssisted } from '../../support/delegates.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const ME = '{ me { id } }';

const DAY = 24 * 60 * MINUTE;

let redis: RedisServer;
let now = Date.now();
let graph: Graph;
let other: string;
let token: string;

beforeAll(async () => {
  redis = await startRedis();
  graph = await startGraph({ clock: () => now, redisUrl: redis.url });
  other = await graph.startAnother();
});
afterAll(async () => {
  await graph.stop();
  await redis.stop();
});
// Every test signs in anew, long after the one before it.
beforeEach(async () => {
  now += DAY;
  token = await graph.token('H02');
});

const both = async (bearer = token) => {
  const answers = [await askWith(graph.url, bearer, ME), await askWith(other, bearer, ME)];
  return answers.map(({ status, data }) => (status === 200 ? (data as { me: { id: string } }).me.id : status));
};

describe('two gateways that share standings in Redis', () => {
  it('agree, and end a sign-in together within a quarter of a second', async () => {
    expect(await both()).toEqual(['p0201', 'p0201']);
    await askWith(graph.url, token, 'mutation { signOut { signedOut } }');
    now += 250;
    expect(await both()).toEqual([401, 401]);
  });

  it('keep a session going by either, and let it end when neither is asked', async () => {
    for (let asked = 0; asked < 20; asked++, now += MINUTE) {
      expect((await askWith(asked % 2 === 0 ? graph.url : other, token, ME)).status).toBe(200);
    }
    now += 15 * MINUTE;
    expect(await both()).toEqual([401, 401]);
  });

  it('end an assisted session together', async () => {
    const { token: delegate } = await startAssisted(graph, 'H12');
    expect(await both(delegate)).toEqual(['p1201', 'p1201']);
    await graph.ask('H12', 'mutation { signOut { signedOut } }');
    now += 250;
    expect(await both(delegate)).toEqual([401, 401]);
  });
});
