import { Redis } from 'ioredis';
import { type RedisWatch, watchOutages } from './watch-outages.ts';

/** A connection that is silent for this long while commands wait is closed: its Redis may hang or be gone. */
const SILENCE_MS = 2_000;
/** A connection to a Redis that refuses commands is replaced at most once in this many milliseconds. */
const LEAVING_MS = 1_000;
const MAX_PAUSE_MS = 1_000;

/**
 * Errors of a Redis that is not, or not yet, the primary. After a fail-over, the connection to the old primary stays open and its
 * commands would be refused forever. A new connection leads to the new primary (pitfall 51). Inside scripts and transactions,
 * other words precede the error.
 */
const NOT_PRIMARY = /\b(READONLY|LOADING|MASTERDOWN)\b/;

/** Where a Redis is: its URL, and for `rediss://` the authorities that may have signed its certificate, in PEM. */
export type RedisAddress = string | { readonly url: string; readonly ca: string };

/**
 * A connection that fails fast. A command that Redis does not answer in time fails. No command waits in a queue (pitfall 31) or
 * is sent again over another connection, where it would arrive late.
 *
 * @param commandTimeout milliseconds
 * @param watch where outages are logged; null: the user of the connection reports them
 */
export function connectRedis(address: RedisAddress, commandTimeout = 250, watch: RedisWatch | null = null): Redis {
  const { url, ca = null } = typeof address === 'string' ? { url: address } : address;
  const redis = new Redis(url, {
    ...(ca !== null && { tls: { ca } }),
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
  // The user of the connection sees the failed command. Without a listener, a lost connection would end the process.
  redis.on('error', () => undefined);
  if (watch) watchOutages(redis, watch);
  return redis;
}

/** @returns whether Redis refused a command because it is not, or not yet, the primary */
export const isNotPrimary = (error: unknown): boolean => error instanceof Error && NOT_PRIMARY.test(error.message);

/**
 * While no primary can be reached, a replica that still answers is better than constant reconnection.
 *
 * @param clock milliseconds
 * @returns whether to replace the connection on which this error occurred
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
