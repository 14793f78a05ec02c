import { LRUCache } from 'lru-cache';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { createEpochClock } from './epoch-clock.ts';
import type { KnownState, SharedStandings } from './shared-standings.ts';
import type { SignInState, StandingReader } from './standing-reader.ts';

/** @returns the state of a sign-in, from identity. @throws when it cannot be determined: no access is granted on a guess */
export type FindState = (signIn: SignIn, nowMs: number, requestId?: string) => Promise<SignInState>;

/** Identity is asked about a session in use at least this often, so it can tell when the session is idle. */
export const STATE_LIFETIME_SECONDS = 60;

export type StandingCache = {
  readonly find: FindState;
  /** Call it after every change made through this gateway, so that the change takes effect here at once. */
  readonly forgetEpoch: () => void;
};

/**
 * Caches the state of each session for up to a minute, while the epoch stays the same. Every change of a household, link,
 * restriction or session raises the epoch. While there are requests, the epoch is read again every quarter of a second: one small
 * query for all viewers.
 *
 * @param shared where several gateways share standings; null: this gateway has its own
 */
export function createStandingCache(reader: StandingReader, shared: SharedStandings | null): StandingCache {
  const known = new LRUCache<string, KnownState>({ max: 50_000 });
  const epochs = createEpochClock(reader);
  const find: FindState = async (signIn, nowMs, requestId) => {
    const key = sessionKey(signIn);
    const epoch = await epochs.current(signIn, nowMs, requestId);
    const own = known.get(key);
    if (own && isFresh(own, epoch, nowMs)) return own;
    const others = await shared?.read(key, epoch);
    if (others && isFresh(others, epoch, nowMs)) {
      known.set(key, others);
      return others;
    }
    const state = { ...(await reader.state(signIn, nowMs / 1000, requestId)), askedAt: nowMs };
    known.set(key, state);
    epochs.learned(state.standing.epoch);
    await shared?.write(key, state);
    return state;
  };
  return { find, forgetEpoch: epochs.forget };
}

/** A later sign-in may have the session id of one that has ended. */
const sessionKey = ({ issuer, subject, sessionId, authenticatedAt }: SignIn): string =>
  JSON.stringify([issuer, subject, sessionId, authenticatedAt]);

const isFresh = ({ standing: { epoch, validUntil }, askedAt }: KnownState, current: number, nowMs: number): boolean =>
  epoch === current && nowMs - askedAt < STATE_LIFETIME_SECONDS * 1000 && (validUntil === null || nowMs / 1000 < validUntil);
