import { RATE_LIMITS, type RateLimit, type RateLimitName } from '../../gateway/rates/rate-limits.ts';

/** The rates of a gateway, counted as ever, and never reached: one machine that plays many clients has a single address. */
export const RAISED_RATES = Object.fromEntries(
  Object.entries(RATE_LIMITS).map(([name, limit]) => [name, { ...limit, points: 1_000_000_000 }]),
) as Record<RateLimitName, RateLimit>;
