import { Redis } from 'ioredis';
import { type RedisWatch, watchOutages } from './watch-outages.ts';

/** A connection that has been silent for so long while commands wait is cut: it may lead to a Redis that hangs, or is no longer there. */
const SILENCE_MS = 2_000;
/** A Redis that refuses to work is left for another connection once in so many milliseconds. */
const LEAVING_MS = 1_000;
const MAX_PAUSE_MS = 1_000;

/**
 * What a Redis answers that is not, or not yet, the primary. After a fail-over the connection to the old primary stays, and
 * would be refused for ever; a new connection leads to the new one (pitfall 51). Inside scripts and transactions other words
 * stand before it.
 */
const NOT_PRIMARY = /\b(READONLY|LOADING|MASTERDOWN)\b/;

/**
 * A connection that fails fast: a command that Redis does not answer in time is an error, and none waits in a queue (pitfall 31)
 * or is sent again over another connection, where it would come late.
 *
 * @param commandTimeout milliseconds
 * @param watch where outages are logged; null: whoever uses the connection tells of them
 */
export function connectRedis(url: string, commandTimeout = 250, watch: RedisWatch | null = null): Redis {
  const redis = new Redis(url, {
    commandTimeout,
    connectTimeout: 1_000,
    socketTimeout: Math.max(SILENCE_MS, 2 * commandTimeout),
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxLoadingRetryTime: MAX_PAUSE_MS,
    lazyConnect: true,
    reconnectOnError: leaveWhenRefused(() => performance.now()),
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt - 1, 10), MAX_PAUSE_MS) * (1 - Math.random() / 4),
  });
  // Whoever uses the connection sees the failed command; without a listener a lost connection would end the process.
  redis.on('error', () => undefined);
  if (watch) watchOutages(redis, watch);
  return redis;
}

/** @returns whether Redis refused a command because it is not, or not yet, the primary */
export const isNotPrimary = (error: unknown): boolean => error instanceof Error && NOT_PRIMARY.test(error.message);

/**
 * As long as no primary can be reached, what a replica still answers is worth more than one reconnection after another.
 *
 * @param clock milliseconds
 * @returns whether to leave the connection on which this error came
 */
export function leaveWhenRefused(clock: () => number): (error: Error) => boolean {
  let leftAt = -Infinity;
  return (error) => {
    const now = clock();
    if (!isNotPrimary(error) || now - leftAt < LEAVING_MS) return false;
    leftAt = now;
    return true;
  };
}

export type { Redis };
