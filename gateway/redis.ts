import { Redis } from 'ioredis';

/**
 * A connection that fails fast: a command that Redis does not answer in time is an error, and none waits in a queue (pitfall 31).
 *
 * @param commandTimeout milliseconds
 */
export function connectRedis(url: string, commandTimeout = 250): Redis {
  const redis = new Redis(url, {
    commandTimeout,
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
