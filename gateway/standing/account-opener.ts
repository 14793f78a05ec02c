import type { SignIn } from '../../schema/contract/viewer.ts';
import type { UserInfo } from '../sign-in/fetch-user-info.ts';
import { IssuerUnavailable } from '../sign-in/issuer-unavailable.ts';
import type { UserInfoReader } from '../sign-in/user-info-reader.ts';
import type { Log } from '../telemetry/log.ts';
import { type AskIdentity, systemSignIn } from './ask-identity.ts';
import type { StandingCache } from './standing-cache.ts';
import type { SignInState } from './standing-reader.ts';

const OPEN_ACCOUNT = `mutation ($input: OpenAccountInput!) { openAccount(input: $input) { accountId unusable } }`;

/**
 * @param token the verified token of the sign-in
 * @returns the state of the sign-in, or of its new account when it had none; a promise unless it is known
 * @throws IssuerUnavailable when it has no account, and its issuer gives no profile for one
 * @throws when identity does not answer
 */
export type FindAccountState = (
  signIn: SignIn,
  nowMs: number,
  requestId: string | undefined,
  token: string,
) => SignInState | Promise<SignInState>;

/**
 * Opens the account of a person's first sign-in with the profile from the issuer, and brings later profiles to identity when the
 * person has authenticated again. A later profile is brought while the request goes on; without it, the one of before stays.
 *
 * @param readers what says of persons by the name of their issuer; identity knows the accounts of all others
 */
export function createAccountOpener(
  standings: StandingCache,
  readers: ReadonlyMap<string, UserInfoReader>,
  ask: AskIdentity,
  log: Log,
): FindAccountState {
  /** The requests of one sign-in share one attempt. */
  const opening = new Map<string, Promise<void>>();

  async function open(reader: UserInfoReader, signIn: SignIn, nowMs: number, requestId: string | undefined, token: string) {
    const userInfo = await reader.read(signIn, token, requestId);
    const question = { query: OPEN_ACCOUNT, variables: { input: inputOf(signIn, userInfo) }, field: 'openAccount' };
    const { unusable } = await ask({ ...question, signIn: systemSignIn(nowMs / 1000) }, nowMs / 1000, requestId);
    if (typeof unusable === 'string') reader.reject(signIn, `The ${unusable} cannot be used`, requestId);
  }
  function logRefresh({ issuer }: SignIn, error: unknown, requestId: string | undefined): void {
    // The reader has logged it.
    if (error instanceof IssuerUnavailable) return;
    log.error({ event: 'profile unavailable', issuer, reason: 'Identity did not take it', ...(requestId && { requestId }) });
  }
  async function withProfile(state: SignInState, reader: UserInfoReader, ...request: Parameters<FindAccountState>) {
    const [signIn, nowMs, requestId, token] = request;
    const key = JSON.stringify([signIn.issuer, signIn.subject, signIn.authenticatedAt]);
    let attempt = opening.get(key);
    if (attempt === undefined) {
      attempt = open(reader, signIn, nowMs, requestId, token)
        .then(() => standings.touch(state.changeSubject))
        .finally(() => opening.delete(key));
      opening.set(key, attempt);
    }
    if (state.standing.accountId !== null) {
      attempt.catch((error: unknown) => logRefresh(signIn, error, requestId));
      return state;
    }
    await attempt;
    const opened = await standings.find(signIn, nowMs, requestId);
    if (!opened.ended && opened.standing.accountId === null) throw new Error('Identity does not know the account that it opened');
    return opened;
  }
  return (...request) => {
    const [signIn, nowMs, requestId] = request;
    const reader = readers.get(signIn.issuer);
    const known = standings.find(signIn, nowMs, requestId);
    const complete = (state: SignInState) => (state.profileDue && reader ? withProfile(state, reader, ...request) : state);
    return known instanceof Promise ? known.then(complete) : complete(known);
  };
}

const inputOf = ({ issuer, subject, provider, authenticatedAt }: SignIn, userInfo: UserInfo) => ({
  issuer,
  subject,
  provider,
  authenticatedAt,
  ...userInfo,
});
