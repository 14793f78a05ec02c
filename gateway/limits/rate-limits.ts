/** A number of requests or tries per period, counted by what `by` names. */
export type RateLimit = {
  readonly by: 'address' | 'account' | 'client';
  readonly points: number;
  readonly seconds: number;
  /** What happens when the counter cannot be read: guesses are refused, ordinary requests continue (pitfall 32). */
  readonly whenUnknown: 'refuse' | 'allow';
};

const MINUTES = 60;
const HOURS = 60 * MINUTES;

/** The figures of `limits.md`. We chose those for requests after sign-in, downloads, and tries of a code by address. */
export const RATE_LIMITS = {
  'anonymous requests': { by: 'address', points: 300, seconds: 5 * MINUTES, whenUnknown: 'allow' },
  'account requests': { by: 'account', points: 600, seconds: 5 * MINUTES, whenUnknown: 'allow' },
  'client requests': { by: 'client', points: 3_000, seconds: 5 * MINUTES, whenUnknown: 'allow' },
  'links by account': { by: 'account', points: 5, seconds: 24 * HOURS, whenUnknown: 'refuse' },
  'links by address': { by: 'address', points: 10, seconds: HOURS, whenUnknown: 'refuse' },
  'codes sent by address': { by: 'address', points: 20, seconds: HOURS, whenUnknown: 'refuse' },
  'codes tried by address': { by: 'address', points: 60, seconds: HOURS, whenUnknown: 'refuse' },
  'downloads by account': { by: 'account', points: 60, seconds: 5 * MINUTES, whenUnknown: 'refuse' },
  'hand-offs redeemed by client': { by: 'client', points: 600, seconds: 5 * MINUTES, whenUnknown: 'refuse' },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/**
 * Mutations that could be used to guess a secret. Each must be the only root field of its operation (pitfall 29), and counts
 * against the limits named. These windows are fixed and may be lost with Redis: they are a fast first check. Identity counts
 * links and codes again, in its database and with sliding windows.
 */
export const SENSITIVE_MUTATIONS: Readonly<Record<string, readonly RateLimitName[]>> = {
  requestEmailCode: ['codes sent by address'],
  confirmEmailCode: ['codes tried by address'],
  createProfile: ['codes tried by address'],
  linkAccount: ['links by account', 'links by address'],
  redeemHandOff: ['hand-offs redeemed by client'],
};
