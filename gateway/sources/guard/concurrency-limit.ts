import type { ConcurrencySettings } from './guard-settings.ts';

/** Slow answers lower the limit to this share of it. */
const LOWERED = 0.75;
/** The limit is lowered at most this often, in milliseconds: the answers that were under way then are slow too. */
const BETWEEN_MS = 250;

/**
 * How many fetches a subgraph bears at a time. The limit falls by a quarter when answers are slow or do not come, and grows by one
 * for each limit's worth of good answers while at least half of it is in use (additive increase, multiplicative decrease).
 */
export class ConcurrencyLimit {
  readonly #settings: ConcurrencySettings;
  #limit: number;
  #loweredAt = Number.NEGATIVE_INFINITY;
  inUse = 0;

  constructor(settings: ConcurrencySettings) {
    this.#settings = settings;
    this.#limit = settings.max;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  get hasRoom(): boolean {
    return this.inUse < this.limit;
  }

  /** A fetch ended. @param ms how long it took @param hasAnswer whether an answer came, whatever it says */
  leave(ms: number, hasAnswer: boolean, now: number): void {
    const { min, max, slowMs } = this.#settings;
    const wasUsed = this.inUse * 2 >= this.#limit;
    this.inUse -= 1;
    if (ms > slowMs) {
      if (now - this.#loweredAt < BETWEEN_MS) return;
      this.#loweredAt = now;
      this.#limit = Math.max(min, this.#limit * LOWERED);
    } else if (hasAnswer && wasUsed && this.#limit < max) this.#limit = Math.min(max, this.#limit + 1 / this.#limit);
  }
}
