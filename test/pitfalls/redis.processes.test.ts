import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { connectRedis, type Redis } from '../../gateway/redis/connect-redis.ts';
import { type KnownState, redisStandings } from '../../gateway/standing/shared-standings.ts';
import { NO_STANDING } from '../../schema/contract/viewer.ts';
import { POLL_INTERVAL_MS } from '../../gateway/standing/change-follower.ts';
import { createStandingCache } from '../../gateway/standing/standing-cache.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { until } from '../support/processes.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { scriptedIdentity, signInOf } from '../support/scripted-identity.ts';
import { startSilentFront } from '../support/silent-front.ts';

const MEMBERS = '{ households { members { person { id } } } }';

let redis: RedisServer;
let graph: Graph | undefined;
beforeEach(async () => void (redis = await startRedis()));
afterEach(async () => {
  try {
    await graph?.stop();
  } finally {
    graph = undefined;
    await redis.stop();
  }
});

/** A connection for the length of `act`. */
async function connected<Result>(act: (client: Redis) => Promise<Result>): Promise<Result> {
  const client = connectRedis(redis.url);
  try {
    await client.connect();
    return await act(client);
  } finally {
    client.disconnect();
  }
}

/** Asks as `signIn`, whose members must be all there. While Redis is frozen, nobody can have waited for it. */
async function expectMembers(asked: Graph, signIn: string, members: string[]): Promise<void> {
  const result = await asked.ask(signIn, MEMBERS);
  expect(result.data.households[0].members.map(({ person }: { person: { id: string } }) => person.id)).toEqual(members);
}

const stateOf = (personId: string): KnownState => ({
  ...{ ended: false, provider: null, askedAt: 0, changeSubject: 'ada', profileDue: false, log: 'log-1', position: 0 },
  standing: { ...NO_STANDING, personId },
});

describe('pitfall 31: a Redis that does not answer', () => {
  it('standings are shared through Redis while it answers, and no name of a person stands in its keys', async () => {
    graph = await startGraph({ redisUrl: redis.url });
    await expectMembers(graph, 'H04', ['p0401', 'p0402', 'p0403']);
    expect((await connected((client) => client.keys('*'))).toSorted()).toEqual([
      expect.stringMatching(/^myservices:rate:account-requests:[\w-]{43}$/),
      expect.stringMatching(/^myservices:standing:[\w-]{43}$/),
    ]);
  });

  it('frozen while there are requests: they are answered, with the right standing', async () => {
    graph = await startGraph({ redisUrl: redis.url });
    await expectMembers(graph, 'H02', ['p0201', 'p0202', 'p0203', 'p0204']);
    redis.freeze();
    await expectMembers(graph, 'H02', ['p0201', 'p0202', 'p0203', 'p0204']);
    await expectMembers(graph, 'H04', ['p0401', 'p0402', 'p0403']);
    await wait(POLL_INTERVAL_MS + 50);
    await expectMembers(graph, 'H04-hugo', ['p0402']);
    redis.thaw();
    await expectMembers(graph, 'H09', ['p0901', 'p0902', 'p0903', 'p0904']);
  });

  it('frozen, with many requests at once: none waits for another', async () => {
    const silent = await startSilentFront(redis.url);
    graph = await startGraph({ redisUrl: silent.url });
    silent.fallSilent();
    const signIns = ['H01', 'H02', 'H04', 'H06', 'H09', 'H11', 'H12', 'H13', 'H14'];
    const keysBefore: number[] = [];
    const ask = async (signIn: string) => {
      const { status } = await graph!.ask(signIn, MEMBERS);
      keysBefore.push(silent.keys('myservices:standing:').size);
      return status;
    };
    expect(await Promise.all(signIns.map(ask))).toEqual(signIns.map(() => 200));
    silent.stop();
    // Before the first one was answered, all had asked.
    expect(keysBefore[0]).toBe(signIns.length);
  });

  it('frozen at start: the gateway starts, and answers', async () => {
    redis.freeze();
    graph = await startGraph({ redisUrl: redis.url });
    await expectMembers(graph, 'H02', ['p0201', 'p0202', 'p0203', 'p0204']);
    redis.thaw();
  });

  it('gone: requests are answered, and so is the next start', async () => {
    graph = await startGraph({ redisUrl: redis.url });
    await redis.kill();
    await expectMembers(graph, 'H02', ['p0201', 'p0202', 'p0203', 'p0204']);
    await graph.stop();
    graph = await startGraph({ redisUrl: redis.url });
    await expectMembers(graph, 'H04', ['p0401', 'p0402', 'p0403']);
  });

  it('gone and back: Redis is used again', async () => {
    graph = await startGraph({ redisUrl: redis.url });
    const port = Number(new URL(redis.url).port);
    await redis.kill();
    await expectMembers(graph, 'H02', ['p0201', 'p0202', 'p0203', 'p0204']);
    redis = await startRedis(port);
    const signIns = ['H01', 'H04', 'H06', 'H09', 'H11', 'H12', 'H13', 'H14'];
    let asked = 0;
    await until(async () => {
      await graph?.ask(signIns[asked++ % signIns.length] ?? '', MEMBERS);
      return (await connected((client) => client.keys('myservices:standing:*'))).length > 0;
    });
  });

  it('a standing that is written late, after a thaw, lies over a newer one, and no gateway uses it', () =>
    connected(async (client) => {
      const identity = scriptedIdentity();
      let now = 0;
      const shared = redisStandings(client, 60);
      const gateways = [1, 2].map(() => createStandingCache(identity.reader, shared, () => now));
      const found = () => Promise.all(gateways.map(async ({ find }) => (await find(signInOf('ada'), now)).standing.personId));
      expect(await found()).toEqual(['ada-0', 'ada-0']);
      const [name = ''] = await client.keys('myservices:standing:*');
      const old = String(await client.get(name));
      identity.change('ada');
      now += POLL_INTERVAL_MS;
      expect(await found()).toEqual(['ada-1', 'ada-1']);
      redis.freeze();
      await client.set(name, old).catch(() => null);
      redis.thaw();
      await until(async () => (await client.get(name)) === old);
      gateways.push(createStandingCache(identity.reader, shared, () => now));
      expect(await found()).toEqual(['ada-1', 'ada-1', 'ada-1']);
      await client.set(name, old);
      identity.change('ada');
      now += POLL_INTERVAL_MS;
      expect(await found()).toEqual(['ada-2', 'ada-2', 'ada-2']);
    }));

  it('a cached value that is not a standing costs one question to identity', () =>
    connected(async (client) => {
      const shared = redisStandings(client, 60);
      await shared.write('a', stateOf('p0201'));
      const [key] = await client.keys('*');
      await client.set(key!, 'no standing');
      expect(await shared.read('a')).toBeNull();
    }));
});
