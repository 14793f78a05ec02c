import { LRUCache } from 'lru-cache';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { createChangeFollower } from './change-follower.ts';
import { createKnownChanges } from './known-changes.ts';
import type { KnownState, SharedStandings } from './shared-standings.ts';
import type { SignInState, StandingReader } from './standing-reader.ts';

/**
 * @returns the state of a sign-in, from identity; a promise unless it is known
 * @throws when it cannot be determined: no access is granted on a guess
 */
export type FindState = (signIn: SignIn, nowMs: number, requestId?: string) => SignInState | Promise<SignInState>;

/** How many states are kept. */
const MAX_STATES = 10_000;

/** Identity is asked about a session in use at least this often, so it can tell when the session is idle. */
export const STATE_LIFETIME_SECONDS = 60;
const STATE_LIFETIME_MS = STATE_LIFETIME_SECONDS * 1000;

export type StandingCache = {
  readonly find: FindState;
  /** Call it after every change that an account made through this gateway, so that the change takes effect here at once. */
  readonly touch: (accountId: string) => void;
  /** How many states are kept. */
  readonly size: () => number;
};

/**
 * Caches the state of each session for up to a minute, while identity's log of changes does not name its subject. Why no stale
 * state is used for longer than a second: `gateway/standing/README.md`.
 *
 * @param shared where several gateways share standings; null: this gateway has its own
 * @param clock milliseconds since 1970
 */
export function createStandingCache(
  reader: StandingReader,
  shared: SharedStandings | null,
  clock: () => number = Date.now,
): StandingCache {
  const states = new LRUCache<string, KnownState>({ max: MAX_STATES });
  const changes = createKnownChanges(STATE_LIFETIME_MS);
  const follower = createChangeFollower(reader, changes, clock);
  const asking = new Map<string, Promise<KnownState>>();

  async function holds(state: KnownState, requestId: string | undefined): Promise<boolean> {
    await follower.catchUpWith(state.changeSubject, requestId);
    return changes.permits(state);
  }
  async function lookUp(key: string, signIn: SignIn, nowMs: number, requestId: string | undefined): Promise<KnownState> {
    const others = await shared?.read(key);
    if (others && (await holds(others, requestId)) && isFresh(others, nowMs)) {
      states.set(key, others);
      return others;
    }
    const state = { ...(await reader.state(signIn, nowMs / 1000, requestId)), askedAt: nowMs };
    if (changes.permits(state)) {
      states.set(key, state);
      await shared?.write(key, state);
    }
    return state;
  }
  /** Concurrent requests for a state share one look-up. */
  function lookUpOnce(key: string, ...rest: [SignIn, number, string | undefined]): Promise<KnownState> {
    const known = asking.get(key);
    if (known) return known;
    const asked = lookUp(key, ...rest).finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  }
  async function findAfterChanges(
    key: string,
    signIn: SignIn,
    nowMs: number,
    requestId: string | undefined,
  ): Promise<SignInState> {
    await follower.catchUp(requestId);
    const own = states.get(key);
    if (own && isFresh(own, nowMs) && (await holds(own, requestId))) return own;
    const first = await lookUpOnce(key, signIn, nowMs, requestId);
    if (await holds(first, requestId)) return first;
    // That look-up began before a change, perhaps before this request. The next one begins after this request.
    return lookUpOnce(key, signIn, nowMs, requestId);
  }
  const find: FindState = (signIn, nowMs, requestId) => {
    const key = sessionKey(signIn);
    const own = states.get(key);
    const holdsNow = own && isFresh(own, nowMs) && follower.isCaughtUp(own.changeSubject) && changes.permits(own);
    return holdsNow ? own : findAfterChanges(key, signIn, nowMs, requestId);
  };
  return { find, touch: follower.touch, size: () => states.size };
}

const sessionKeys = new WeakMap<SignIn, string>();

/** A later sign-in may have the session id of one that has ended. */
function sessionKey(signIn: SignIn): string {
  const { issuer, subject, sessionId, authenticatedAt } = signIn;
  const key = sessionKeys.get(signIn) ?? JSON.stringify([issuer, subject, sessionId, authenticatedAt]);
  sessionKeys.set(signIn, key);
  return key;
}

const isFresh = ({ standing: { validUntil }, askedAt }: KnownState, nowMs: number): boolean =>
  Math.abs(nowMs - askedAt) < STATE_LIFETIME_MS && (validUntil === null || nowMs / 1000 < validUntil);
