import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from '../clients/client.ts';
import type { Redis } from '../redis/connect-redis.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits.ts';

/** `over` holds the seconds to wait; `unknown`: the counter did not answer. */
export type Count = 'within' | 'unknown' | { readonly over: number };

/** A client whose requests have a rate of their own. */
type Rated = Pick<Client, 'id' | 'rate'>;

export type Counter = RateLimitName | `requests of ${string}`;

/** @returns the counter of the requests of a client that has a rate of its own */
export const requestsOf = ({ id }: Rated): Counter => `requests of ${id}`;

/** Counts one event. @param key the key that the event counts for; stored as a hash */
export type CountEvent = (counter: Counter, key: string) => Promise<Count>;

/**
 * @param redis where several gateways share their counts; null: this process counts alone
 * @param limits limits that replace the defaults
 * @param clients clients that may have their own rates
 */
export function createCounters(
  redis: Redis | null,
  limits: Readonly<Record<RateLimitName, RateLimit>> = RATE_LIMITS,
  clients: readonly Rated[] = [],
): CountEvent {
  const rates = clients.flatMap((client) => (client.rate ? [[requestsOf(client), client.rate] as const] : []));
  const figures = [
    ...Object.entries(limits),
    ...rates.map(([name, { requests, seconds }]) => [name, { points: requests, seconds }] as const),
  ];
  const counters = new Map(figures.map(([name, limit]) => [name, counterOf(name, limit, redis)]));
  return async (name, key) => {
    const counter = counters.get(name);
    if (!counter) return 'unknown';
    try {
      await counter.consume(createHash('sha256').update(key).digest('base64url'));
      return 'within';
    } catch (reason) {
      return reason instanceof RateLimiterRes ? { over: Math.ceil(reason.msBeforeNext / 1000) } : 'unknown';
    }
  };
}

type Figures = Pick<RateLimit, 'points' | 'seconds'>;

function counterOf(name: string, { points, seconds }: Figures, redis: Redis | null): RateLimiterMemory | RateLimiterRedis {
  const options = { keyPrefix: `myservices:rate:${name.replaceAll(' ', '-')}`, points, duration: seconds };
  return redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, inMemoryBlockOnConsumed: points + 1 })
    : new RateLimiterMemory(options);
}
