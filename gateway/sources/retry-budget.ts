/** What each request adds: one retry in ten requests. */
const SHARE = 0.1;
/** Retries that the first requests may use, and those after a long quiet. */
const RESERVE = 10;
const MAX_SAVED = 100;

/** Bounds retries to a share of the requests, so that a subgraph that fails is not asked twice as often as one that does not. */
export class RetryBudget {
  #saved = RESERVE;

  /** Counts a request. */
  deposit(): void {
    this.#saved = Math.min(this.#saved + SHARE, MAX_SAVED);
  }

  /** @returns whether a retry is allowed, which is counted then */
  take(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
