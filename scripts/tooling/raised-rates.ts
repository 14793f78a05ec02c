import { RATE_LIMITS, type RateLimit, type RateLimitName } from '../../gateway/limits/rate-limits.ts';
import { DEFAULT_ACCOUNT_LIMITS } from '../../subgraphs/identity/settings/account-limits.ts';

const NEVER = 1_000_000_000;

/** Gateway rates that are counted but never reached, because one machine that acts as many clients has a single address. */
export const RAISED_RATES = Object.fromEntries(
  Object.entries(RATE_LIMITS).map(([name, limit]) => [name, { ...limit, points: NEVER }]),
) as Record<RateLimitName, RateLimit>;

/** The same for the rates that identity counts: tries of links and codes. */
export const RAISED_SETTINGS = {
  identity: {
    limits: {
      ...DEFAULT_ACCOUNT_LIMITS,
      ...{ linkTries: NEVER, linkTriesAnHourByAddress: NEVER, codesAnHourByAddress: NEVER, codeTriesAnHourByAddress: NEVER },
    },
  },
};
