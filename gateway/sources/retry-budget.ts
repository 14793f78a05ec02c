/** The fraction of a retry that each request adds: one retry per ten requests. */
const USUAL_SHARE = 0.1;
/** Retries that are available before any request is counted. */
const RESERVE = 10;
const MAX_SAVED = 100;

/** Bounds retries to a share of the requests, so that a failing subgraph does not get twice as many requests as a working one. */
export class RetryBudget {
  readonly #share: number;
  #saved: number;

  /** @param share of the requests; 0 allows no retries */
  constructor(share = USUAL_SHARE) {
    this.#share = share;
    this.#saved = share > 0 ? RESERVE : 0;
  }

  /** Counts a request. */
  deposit(): void {
    this.#saved = Math.min(this.#saved + this.#share, MAX_SAVED);
  }

  /** @returns whether a retry is allowed; if so, it is counted */
  take(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
