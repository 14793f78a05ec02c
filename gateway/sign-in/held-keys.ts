import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { fetchFailureOf } from './fetch-json.ts';
import { createKeyFetcher, type KeyAddress } from './fetch-keys.ts';

/** However many tokens with unknown keys arrive, keys are fetched from an issuer that answers at most twice a minute. */
const FETCHES = 2;
const WINDOW_MS = 60 * 1000;
/** The pauses after the first failed fetch, the second and so on. Failed fetches do not count towards the two (pitfall 56). */
const PAUSES_MS = [1_000, 2_000, 4_000, 5_000];

type Held = { readonly find: JWTVerifyGetKey; readonly at: number; readonly round: number };
type Failure = { readonly reason: string; readonly at: number; readonly pauseMs: number };

/** The last fetched keys of one issuer, and the rules for fetching them again. */
export class HeldKeys {
  /** How many fetches have begun. */
  rounds = 0;
  readonly #fetchKeys: ReturnType<typeof createKeyFetcher>;
  readonly #clock: () => number;
  #held: Held | null = null;
  #failure: Failure | null = null;
  #failures = 0;
  /** When the last successful fetches ended. */
  #succeeded: readonly number[] = [];
  #fetching: Promise<void> | null = null;

  /** @param clock milliseconds since 1970 */
  constructor(address: KeyAddress, clock: () => number) {
    this.#fetchKeys = createKeyFetcher(address, clock);
    this.#clock = clock;
  }

  /** Why the last fetch failed, without any text of the answer; null: it did not fail. */
  get failure(): string | null {
    return this.#failure?.reason ?? null;
  }

  /** The fetch that brought the keys; 0: there are none yet. */
  get round(): number {
    return this.#held?.round ?? 0;
  }

  /** How long to wait before the next fetch from a failing issuer. */
  get pauseMs(): number {
    return this.#failure ? Math.max(0, this.#failure.pauseMs - this.#since(this.#failure.at)) : 0;
  }

  isOlderThan(ms: number): boolean {
    return this.#held === null || this.#since(this.#held.at) > ms;
  }

  /** @returns null when the key is not held */
  async find(...[header, token]: Parameters<JWTVerifyGetKey>): Promise<Awaited<ReturnType<JWTVerifyGetKey>> | null> {
    try {
      return (await this.#held?.find(header, token)) ?? null;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) return null;
      throw error;
    }
  }

  /** Fetches the keys, or waits for the fetch under way. Never throws; `failure` says what went wrong. */
  fetch(): Promise<void> {
    this.#fetching ??= this.#fetchRound((this.rounds += 1));
    return this.#fetching;
  }

  /** The same for a token; does nothing when no fetch is under way and none is allowed now. */
  async fetchForToken(): Promise<void> {
    if (this.#fetching !== null || this.#mayFetch()) await this.fetch();
  }

  #mayFetch(): boolean {
    if (this.#failure) return this.pauseMs === 0;
    return this.#succeeded.filter((at) => this.#since(at) < WINDOW_MS).length < FETCHES;
  }

  async #fetchRound(round: number): Promise<void> {
    try {
      const find = createLocalJWKSet(await this.#fetchKeys());
      this.#held = { find, at: this.#clock(), round };
      this.#succeeded = [...this.#succeeded, this.#clock()].slice(-FETCHES);
      this.#failure = null;
      this.#failures = 0;
    } catch (error) {
      const pauseMs = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? 0;
      this.#failure = { reason: fetchFailureOf(error), at: this.#clock(), pauseMs };
      this.#failures += 1;
    } finally {
      this.#fetching = null;
    }
  }

  /** A clock that was set back must not block fetches until it has caught up. */
  #since(moment: number): number {
    return Math.abs(this.#clock() - moment);
  }
}
