import { FetchFailure, type FetchFailureReason } from '../fetch-failure.ts';
import type { QueueSettings } from './guard-settings.ts';

type Waiting = { readonly until: number; readonly proceed: () => void; readonly reject: (failure: FetchFailure) => void };

/** Fetches that wait until others have ended, the oldest first. Their number and their wait are bounded. */
export class FetchQueue {
  readonly #settings: QueueSettings;
  readonly #waiting: Waiting[] = [];

  constructor(settings: QueueSettings) {
    this.#settings = settings;
  }

  get size(): number {
    return this.#waiting.length;
  }

  get isFull(): boolean {
    return this.size >= this.#settings.maxWaiting;
  }

  /** @throws FetchFailure when it has waited too long, or all are refused */
  wait(now: number): Promise<void> {
    return new Promise((proceed, reject) => {
      this.#waiting.push({ until: now + this.#settings.maxWaitMs, proceed, reject });
    });
  }

  /** @returns whether a fetch waited, which proceeds now */
  proceed(): boolean {
    const next = this.#waiting.shift();
    next?.proceed();
    return next !== undefined;
  }

  /** @returns how many had waited too long */
  expire(now: number): number {
    let expired = 0;
    for (let [oldest] = this.#waiting; oldest && oldest.until <= now; [oldest] = this.#waiting) {
      this.#waiting.shift();
      oldest.reject(new FetchFailure('busy'));
      expired += 1;
    }
    return expired;
  }

  /** @returns how many waited */
  refuseAll(reason: FetchFailureReason): number {
    const all = this.#waiting.splice(0);
    for (const { reject } of all) reject(new FetchFailure(reason));
    return all.length;
  }
}
