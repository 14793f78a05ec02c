import { LRUCache } from 'lru-cache';
import type { SignIn } from '../../schema/contract/viewer.ts';
import type { Log } from '../telemetry/log.ts';
import { fetchFailureOf } from './fetch-json.ts';
import { type FetchUserInfo, UnusableUserInfo, type UserInfo } from './fetch-user-info.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/** How long an answer is used, and how long a sign-in waits after one that cannot be used. */
const ANSWER_MS = 60_000;
const UNUSABLE_MS = 15_000;
/** The most sign-ins that are remembered. */
const MAX_SIGN_INS = 10_000;
/** The pauses of all sign-ins after the first, second, … outage of the issuer in a row. */
const PAUSES_MS = [1_000, 2_000, 4_000, 5_000];

/** Reads what one issuer says of persons. */
export type UserInfoReader = {
  /**
   * One fetch serves all requests of a sign-in, also concurrent ones.
   *
   * @param token the verified token of the sign-in
   * @throws IssuerUnavailable
   */
  readonly read: (signIn: SignIn, token: string, requestId?: string) => Promise<UserInfo>;
  /** What was read cannot be used, for this reason. It is read anew, but not at once. @throws IssuerUnavailable */
  readonly reject: (signIn: SignIn, reason: string, requestId?: string) => never;
};

/** What is remembered of a sign-in; no user info: the last answer could not be used. */
type Remembered = { readonly userInfo: UserInfo | null; readonly at: number };

/**
 * @param issuer the name of the issuer
 * @param clock milliseconds since 1970
 */
export function createUserInfoReader(
  issuer: string,
  fetchUserInfo: FetchUserInfo,
  log: Log,
  clock: () => number,
): UserInfoReader {
  const remembered = new LRUCache<string, Remembered>({ max: MAX_SIGN_INS });
  const fetching = new Map<string, Promise<UserInfo>>();
  let outage: { readonly at: number; readonly count: number } | null = null;

  // A clock that was set back must not block fetches until it has caught up.
  const since = (at: number) => Math.abs(clock() - at);
  const pauseAfter = (count: number) => PAUSES_MS[Math.min(count, PAUSES_MS.length) - 1] ?? 0;
  const pauseMs = () => (outage === null ? 0 : pauseAfter(outage.count) - since(outage.at));

  function fail(key: string, error: unknown, requestId: string | undefined): never {
    log.error({ event: 'profile unavailable', issuer, reason: fetchFailureOf(error), ...(requestId && { requestId }) });
    const aboutOne = error instanceof UnusableUserInfo;
    if (aboutOne) remembered.set(key, { userInfo: null, at: clock() });
    else outage = { at: clock(), count: (outage?.count ?? 0) + 1 };
    throw unavailable(aboutOne ? UNUSABLE_MS : pauseMs());
  }
  async function fetchOne(key: string, signIn: SignIn, token: string, requestId: string | undefined): Promise<UserInfo> {
    try {
      const userInfo = await fetchUserInfo(token, signIn.subject);
      outage = null;
      remembered.set(key, { userInfo, at: clock() });
      return userInfo;
    } catch (error) {
      return fail(key, error, requestId);
    } finally {
      fetching.delete(key);
    }
  }
  return {
    async read(signIn, token, requestId) {
      const key = keyOf(signIn);
      const before = remembered.get(key);
      if (before?.userInfo && since(before.at) < ANSWER_MS) return before.userInfo;
      const under = fetching.get(key);
      if (under) return under;
      const waitMs = Math.max(pauseMs(), before?.userInfo === null ? UNUSABLE_MS - since(before.at) : 0);
      if (waitMs > 0) throw unavailable(waitMs);
      const begun = fetchOne(key, signIn, token, requestId);
      fetching.set(key, begun);
      return begun;
    },
    reject: (signIn, reason, requestId) => fail(keyOf(signIn), new UnusableUserInfo(reason), requestId),
  };
}

const keyOf = ({ subject, sessionId, authenticatedAt }: SignIn): string => JSON.stringify([subject, sessionId, authenticatedAt]);

const unavailable = (waitMs: number) => new IssuerUnavailable(Math.max(1, Math.ceil(waitMs / 1000)));
