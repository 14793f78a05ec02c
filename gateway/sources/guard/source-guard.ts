import type { Log } from '../../telemetry/log.ts';
import { FetchFailure } from '../fetch-failure.ts';
import { Breaker, type BreakerState, type OnBreakerChange, REFUSED, type Verdict } from './breaker.ts';
import { ConcurrencyLimit } from './concurrency-limit.ts';
import { FetchQueue } from './fetch-queue.ts';
import type { GuardSettings } from './guard-settings.ts';

export type GuardFigures = {
  readonly breaker: BreakerState;
  /** Fetches under way, and how many there may be. */
  readonly running: number;
  readonly limit: number;
  readonly waiting: number;
  /** Fetches that were refused without being sent, since the start. */
  readonly refused: number;
};

/**
 * Decides for one subgraph which fetches are sent, wait, or are refused at once. A refused fetch is not logged by itself: the
 * changes of state are, with the number of fetches refused.
 */
export class SourceGuard {
  readonly #subgraph: string;
  readonly #log: Log;
  readonly #breaker: Breaker;
  readonly #concurrency: ConcurrencyLimit;
  readonly #queue: FetchQueue;
  #refused = 0;
  /** What `#refused` was when the breaker opened; null: it is closed. */
  #openSince: number | null = null;
  /** The same for a queue from which fetches are refused; null: none are. */
  #busySince: number | null = null;

  constructor(subgraph: string, settings: GuardSettings, log: Log) {
    this.#subgraph = subgraph;
    this.#log = log;
    this.#breaker = new Breaker(settings.breaker, this.#onBreakerChange);
    this.#concurrency = new ConcurrencyLimit(settings.concurrency);
    this.#queue = new FetchQueue(settings.queue);
  }

  /**
   * @returns a ticket for `leave`; a promise of it when the fetch must wait
   * @throws FetchFailure when the fetch must not be sent
   */
  enter(now: number): number | Promise<number> {
    const wasClosed = this.#breaker.state === 'closed';
    const ticket = this.#breaker.enter(now);
    if (ticket === REFUSED) {
      this.#refused += 1;
      throw new FetchFailure('breaker');
    }
    // The one fetch of a half-open breaker does not wait.
    if (this.#concurrency.hasRoom || !wasClosed) {
      this.#concurrency.inUse += 1;
      return ticket;
    }
    if (this.#queue.isFull) {
      this.#refuseBusy(1);
      throw new FetchFailure('busy');
    }
    // Whoever ends passes its place on, so the number of those under way stays the same.
    return this.#queue.wait(now).then(() => ticket);
  }

  /** @param failure what the fetch was rejected with; null: it was answered */
  leave(ticket: number, startedAt: number, failure: unknown, now: number): void {
    const verdict = failure === null ? 'fine' : verdictOf(failure);
    this.#concurrency.leave(now - startedAt, verdict === 'fine', now);
    this.#breaker.leave(ticket, verdict, now);
    while (this.#concurrency.hasRoom && this.#queue.proceed()) this.#concurrency.inUse += 1;
    if (this.#busySince !== null && this.#queue.size === 0) this.#endBusy(this.#busySince);
  }

  /** Must be called again and again, to refuse what has waited too long. */
  expire(now: number): void {
    if (this.#queue.size === 0) return;
    const expired = this.#queue.expire(now);
    if (expired > 0) this.#refuseBusy(expired);
  }

  figures(): GuardFigures {
    const { limit, inUse: running } = this.#concurrency;
    return { breaker: this.#breaker.state, running, limit, waiting: this.#queue.size, refused: this.#refused };
  }

  readonly #onBreakerChange: OnBreakerChange = (state, counted) => {
    const subgraph = this.#subgraph;
    if (state === 'open') {
      this.#openSince ??= this.#refused;
      this.#refused += this.#queue.refuseAll('breaker');
      this.#log.error({ event: 'breaker opened', subgraph, ...counted });
    } else if (state === 'half-open') this.#log.info({ event: 'breaker half-open', subgraph });
    else {
      this.#log.info({ event: 'breaker closed', subgraph, refused: this.#refused - (this.#openSince ?? this.#refused) });
      this.#openSince = null;
    }
  };

  #refuseBusy(fetches: number): void {
    if (this.#busySince === null) {
      this.#busySince = this.#refused;
      const { limit: running } = this.#concurrency;
      this.#log.error({ event: 'subgraph busy', subgraph: this.#subgraph, running, waiting: this.#queue.size });
    }
    this.#refused += fetches;
  }

  #endBusy(refusedBefore: number): void {
    this.#busySince = null;
    this.#log.info({ event: 'subgraph not busy', subgraph: this.#subgraph, refused: this.#refused - refusedBefore });
  }
}

/** Answers that are of no use, but came in time from a working server, are no failures here. */
function verdictOf(failure: unknown): Verdict {
  if (!(failure instanceof FetchFailure)) return 'fine';
  const { reason, status } = failure;
  if (reason === 'timeout' || (reason === 'status' && (status ?? 0) >= 500)) return 'slow';
  return reason === 'connect' || reason === 'closed' ? 'refused' : 'fine';
}
