import type { BreakerSettings } from './guard-settings.ts';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** How a fetch ended. A refused or closed connection is known at once; a slow failure made somebody wait, or is an answer of 5xx. */
export type Verdict = 'fine' | 'refused' | 'slow';

export type OnBreakerChange = (state: BreakerState, counted: { readonly failures: number; readonly fetches: number }) => void;

/** The breaker lets no fetch through. */
export const REFUSED = -1;

/** The window consists of so many parts of equal length. */
const PARTS = 10;
/** A subgraph that froze is noticed by these alone, however many answers came before. */
const LATEST_PARTS = 2;

/**
 * Stops fetches to a subgraph that fails. It opens when at least `minFetches` ended in the window, or in the newest two tenths of
 * it, and `failurePercent` of them failed. After a while it lets one fetch through, and closes or stays open by its verdict.
 *
 * It has no timers. Times are those of one clock in milliseconds, which the caller reads.
 */
export class Breaker {
  state: BreakerState = 'closed';
  readonly #settings: BreakerSettings;
  readonly #onChange: OnBreakerChange;
  readonly #partMs: number;
  /** The number of the newest part since the clock's zero. */
  #part = 0;
  readonly #fetches = new Uint32Array(PARTS);
  readonly #failures = new Uint32Array(PARTS);
  readonly #slow = new Uint32Array(PARTS);
  /** Counts the changes of state. Fetches that began before a change say nothing of the state after it. */
  #era = 0;
  #openUntil = 0;

  constructor(settings: BreakerSettings, onChange: OnBreakerChange) {
    this.#settings = settings;
    this.#onChange = onChange;
    this.#partMs = settings.windowMs / PARTS;
  }

  /** @returns a ticket for `leave`; or `REFUSED` */
  enter(now: number): number {
    if (this.state === 'closed') return this.#era;
    if (this.state === 'half-open' || now < this.#openUntil) return REFUSED;
    this.#change('half-open');
    return this.#era;
  }

  /** @param ticket of the fetch that ended. Each ticket must be returned once */
  leave(ticket: number, verdict: Verdict, now: number): void {
    if (ticket !== this.#era) return;
    if (this.state === 'half-open') {
      if (verdict === 'fine') this.#close();
      else this.#open(verdict === 'slow', now);
      return;
    }
    this.#count(verdict, now);
    if (verdict !== 'fine' && (this.#hasFailed(LATEST_PARTS) || this.#hasFailed(PARTS)))
      this.#open(sum(this.#slow, this.#part, PARTS) > 0, now);
  }

  #count(verdict: Verdict, now: number): void {
    const part = Math.floor(now / this.#partMs);
    if (part > this.#part) this.#forgetBetween(this.#part, part);
    const at = this.#part % PARTS;
    this.#fetches[at]! += 1;
    if (verdict !== 'fine') this.#failures[at]! += 1;
    if (verdict === 'slow') this.#slow[at]! += 1;
  }

  #forgetBetween(last: number, newest: number): void {
    for (let part = Math.max(last, newest - PARTS) + 1; part <= newest; part += 1)
      for (const counts of [this.#fetches, this.#failures, this.#slow]) counts[part % PARTS] = 0;
    this.#part = newest;
  }

  #hasFailed(parts: number): boolean {
    const fetches = sum(this.#fetches, this.#part, parts);
    const failures = sum(this.#failures, this.#part, parts);
    return fetches >= this.#settings.minFetches && failures * 100 >= fetches * this.#settings.failurePercent;
  }

  #open(isSlow: boolean, now: number): void {
    this.#openUntil = now + (isSlow ? this.#settings.openMs : this.#settings.refusedMs);
    this.#change('open');
  }

  #close(): void {
    for (const counts of [this.#fetches, this.#failures, this.#slow]) counts.fill(0);
    this.#change('closed');
  }

  #change(state: BreakerState): void {
    this.state = state;
    this.#era += 1;
    this.#onChange(state, {
      failures: sum(this.#failures, this.#part, PARTS),
      fetches: sum(this.#fetches, this.#part, PARTS),
    });
  }
}

function sum(counts: Uint32Array, newest: number, parts: number): number {
  let total = 0;
  for (let back = 0; back < parts; back += 1) total += counts[(newest - back + PARTS) % PARTS]!;
  return total;
}
