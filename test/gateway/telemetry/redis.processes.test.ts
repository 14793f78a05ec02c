import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from '@jest/globals';
import { connectRedis } from '../../../gateway/redis/connect-redis.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { readLogged } from '../../support/logged.ts';
import { type RedisServer, startRedis } from '../../support/redis-server.ts';

let server: RedisServer | null = null;
afterAll(() => server?.stop());

it('a Redis that is gone is logged once, however much is asked of it, and once when it is back', async () => {
  const lines: string[] = [];
  const first = await startRedis();
  const log = createLog('info', (line) => lines.push(line));
  const redis = connectRedis(first.url, undefined, { log, connection: 'shared state' });
  await redis.connect();
  await first.kill();
  for (let tries = 0; tries < 20; tries += 1) await redis.get('anything').catch(() => null);
  while (lines.length === 0) await wait(20);
  expect(readLogged(lines)).toMatchObject([{ event: 'redis failed', connection: 'shared state' }]);
  server = await startRedis(Number(new URL(first.url).port));
  while (lines.length === 1) await wait(20);
  await redis.get('anything');
  redis.disconnect();
  expect(readLogged(lines).slice(1)).toEqual([{ event: 'redis available', connection: 'shared state' }]);
});
