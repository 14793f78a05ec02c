import { createHash } from 'node:crypto';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Client } from '../clients/client.ts';
import type { Redis } from '../redis/connect-redis.ts';
import type { Count, CountKey, Figures } from './count.ts';
import { countByLeases } from './leased-points.ts';
import { countInMemory } from './memory-windows.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits.ts';

/** A client whose requests have a rate of their own. */
type Rated = Pick<Client, 'id' | 'rate'>;

export type Counter = RateLimitName | `requests of ${string}`;

/** @returns the counter of the requests of a client that has a rate of its own */
export const requestsOf = ({ id }: Rated): Counter => `requests of ${id}`;

/** Counts one event. @param key the key that the event counts for. @returns a promise only when Redis must be asked */
export type CountEvent = (counter: Counter, key: string) => Count | Promise<Count>;

/** A limit up to this many points is counted one by one. */
const MAX_EXACT_POINTS = 20;

/**
 * Counts by one Redis are exact for what could be used for guessing, and for small limits. General rates are counted in blocks.
 *
 * @param redis where several gateways share their counts; null: this process counts alone
 * @param limits limits that replace the defaults
 * @param clients clients that may have their own rates
 * @param clock milliseconds of a clock that is never set back
 */
export function createCounters(
  redis: Redis | null,
  limits: Readonly<Record<RateLimitName, RateLimit>> = RATE_LIMITS,
  clients: readonly Rated[] = [],
  clock: () => number = () => performance.now(),
): CountEvent {
  const counterOf = (name: string, figures: Figures, isGeneral: boolean): CountKey => {
    if (!redis) return countInMemory(figures, clock);
    const prefix = `myservices:rate:${name.replaceAll(' ', '-')}`;
    const isLeased = isGeneral && figures.points > MAX_EXACT_POINTS;
    return isLeased ? countByLeases(redis, prefix, figures, clock) : countOneByOne(redis, prefix, figures);
  };
  const rates = clients.flatMap((client) => (client.rate ? [[requestsOf(client), client.rate] as const] : []));
  const counters = new Map<string, CountKey>([
    ...Object.entries(limits).map(([name, limit]) => [name, counterOf(name, limit, limit.whenUnknown === 'allow')] as const),
    ...rates.map(([name, { requests, seconds }]) => [name, counterOf(name, { points: requests, seconds }, true)] as const),
  ]);
  return (name, key) => counters.get(name)?.(key) ?? 'unknown';
}

/** Keys are stored as hashes. */
function countOneByOne(redis: Redis, keyPrefix: string, { points, seconds }: Figures): CountKey {
  const options = { keyPrefix, points, duration: seconds, inMemoryBlockOnConsumed: points + 1 };
  const limiter = new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true });
  return async (key) => {
    try {
      await limiter.consume(createHash('sha256').update(key).digest('base64url'));
      return 'within';
    } catch (reason) {
      return reason instanceof RateLimiterRes ? { over: Math.ceil(reason.msBeforeNext / 1000) } : 'unknown';
    }
  };
}
