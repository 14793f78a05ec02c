import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Redis } from '../redis.ts';
import { RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits.ts';

/** `over` holds the seconds to wait; `unknown`: the counter did not answer. */
export type Count = 'within' | 'unknown' | { readonly over: number };

/** Counts one event. @param key whose count it is; kept as a hash */
export type CountEvent = (name: RateLimitName, key: string) => Promise<Count>;

/**
 * @param redis where several gateways share their counts; null: this process keeps its own
 * @param limits other figures than the defaults
 */
export function createCounters(
  redis: Redis | null,
  limits: Readonly<Record<RateLimitName, RateLimit>> = RATE_LIMITS,
): CountEvent {
  const counters = new Map(Object.entries(limits).map(([name, limit]) => [name, counterOf(name, limit, redis)]));
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

function counterOf(name: string, { points, seconds }: RateLimit, redis: Redis | null): RateLimiterMemory | RateLimiterRedis {
  const options = { keyPrefix: `myservices:rate:${name.replaceAll(' ', '-')}`, points, duration: seconds };
  return redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, inMemoryBlockOnConsumed: points + 1 })
    : new RateLimiterMemory(options);
}
