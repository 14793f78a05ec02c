/** When fetches to a subgraph are refused, and how many run at a time. Times are in milliseconds. */
export type GuardSettings = {
  readonly breaker: BreakerSettings;
  readonly concurrency: ConcurrencySettings;
  readonly queue: QueueSettings;
};

export type BreakerSettings = {
  /** The share of failures at which it opens, in percent. */
  readonly failurePercent: number;
  /** It never opens on fewer fetches than these. */
  readonly minFetches: number;
  /** The time in which they are counted. */
  readonly windowMs: number;
  /** How long it stays open before it lets a fetch through, when fetches were late or answered by 5xx. */
  readonly openMs: number;
  /** The same when connections were refused or closed: such a fetch costs nobody a wait, and a restarted subgraph is back soon. */
  readonly refusedMs: number;
};

export type ConcurrencySettings = {
  /** The fewest fetches at a time that the limit falls to. */
  readonly min: number;
  /** The most fetches at a time, where the limit begins. */
  readonly max: number;
  /** An answer that takes longer lowers the limit. */
  readonly slowMs: number;
};

export type QueueSettings = {
  /** The most fetches that wait until others have ended. */
  readonly maxWaiting: number;
  /** How long one waits at most. */
  readonly maxWaitMs: number;
};

export type GuardOptions = {
  readonly breaker?: Partial<BreakerSettings>;
  readonly concurrency?: Partial<ConcurrencySettings>;
  readonly queue?: Partial<QueueSettings>;
};

/** @param fetchTimeoutMs of which the figures for slow answers are fractions */
export const guardSettings = (fetchTimeoutMs: number, { breaker, concurrency, queue }: GuardOptions = {}): GuardSettings => ({
  breaker: { failurePercent: 50, minFetches: 20, windowMs: 10_000, openMs: 5_000, refusedMs: 1_000, ...breaker },
  concurrency: { min: 8, max: 256, slowMs: fetchTimeoutMs / 2, ...concurrency },
  queue: { maxWaiting: 256, maxWaitMs: fetchTimeoutMs / 4, ...queue },
});
