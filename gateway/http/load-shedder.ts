import type { Log } from '../telemetry/log.ts';

export type LoadLimits = {
  /** The most requests under way. */
  readonly maxRequests: number;
  /** The most that the event loop may lag, in milliseconds. */
  readonly maxLagMs: number;
};

export const UNLIMITED: LoadLimits = { maxRequests: Number.POSITIVE_INFINITY, maxLagMs: Number.POSITIVE_INFINITY };

export type LoadFigures = {
  /** Requests under way. */
  readonly requests: number;
  /** Requests refused since the start. */
  readonly refused: number;
  readonly lagMs: number;
};

/** The header `retry-after` of a refused request. */
export const RETRY_AFTER_SECONDS = '1';

/** An overload is over when nothing was refused for so long, in milliseconds. */
const CALM_MS = 1_000;

/**
 * Refuses requests while more are under way than are answered in time, so that those that are accepted are. It only reads
 * numbers, so that a refusal costs next to nothing.
 */
export class LoadShedder {
  readonly #limits: LoadLimits;
  readonly #lagMs: () => number;
  readonly #log: Log;
  readonly #clock: () => number;
  #requests = 0;
  #refused = 0;
  /** When a request was refused last, and what `#refused` was before the first; null: there is no overload. */
  #overload: { readonly refusedBefore: number; lastAt: number } | null = null;

  /** @param lagMs how much the event loop lags @param clock milliseconds */
  constructor(limits: LoadLimits, lagMs: () => number, log: Log, clock: () => number) {
    this.#limits = limits;
    this.#lagMs = lagMs;
    this.#log = log;
    this.#clock = clock;
  }

  /** @returns whether a request may begin. If so, it is under way until `leave` is called */
  enter(): boolean {
    if (!this.admits()) return false;
    this.#requests += 1;
    return true;
  }

  leave(): void {
    this.#requests -= 1;
  }

  /** @returns whether a request may begin; if not, it is counted as refused */
  admits(): boolean {
    const isFull = this.#requests >= this.#limits.maxRequests;
    if (isFull || this.#lagMs() > this.#limits.maxLagMs) {
      this.#refuse(isFull);
      return false;
    }
    if (this.#overload !== null) this.#endIfCalm(this.#overload);
    return true;
  }

  figures(): LoadFigures {
    return { requests: this.#requests, refused: this.#refused, lagMs: this.#lagMs() };
  }

  #refuse(isFull: boolean): void {
    const lastAt = this.#clock();
    if (this.#overload) this.#overload.lastAt = lastAt;
    else {
      this.#overload = { refusedBefore: this.#refused, lastAt };
      const requests = this.#requests;
      const reason = isFull ? 'requests' : 'lag';
      this.#log.error({ event: 'overloaded', reason, requests, lagMs: Math.round(this.#lagMs()) });
    }
    this.#refused += 1;
  }

  #endIfCalm({ refusedBefore, lastAt }: { readonly refusedBefore: number; readonly lastAt: number }): void {
    if (this.#clock() - lastAt < CALM_MS) return;
    this.#overload = null;
    this.#log.info({ event: 'no longer overloaded', refused: this.#refused - refusedBefore });
  }
}
