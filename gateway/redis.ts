import { Redis } from 'ioredis';

/**
 * A connection that fails fast: a command that Redis does not answer within a quarter of a second is an error, and none
 * waits in a queue (pitfall 31).
 */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    commandTimeout: 250,
    connectTimeout: 1_000,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
  });
  // Whoever uses the connection sees the failed command; without a listener a lost connection would end the process.
  redis.on('error', () => undefined);
  return redis;
}

export type { Redis };
