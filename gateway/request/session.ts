import { ASSISTED_ISSUER } from '../../schema/contract/opaque-token.ts';
import { createViewer, isRecent, NO_STANDING, type SignIn } from '../../schema/contract/viewer.ts';
import type { Caller } from '../clients/caller.ts';
import type { KnownClient } from '../clients/identify-client.ts';
import { refusal } from '../errors/refusal.ts';
import type { SignInState } from '../standing/standing-reader.ts';

/**
 * What a token stands for: the same object for all its requests, until something of it changes. What is derived from a viewer
 * (signed assertions, the viewer's part of audit records) hangs on this viewer, so that it is made once.
 */
export type Session = Caller;

/** A bearer that is verified, with its latest session. */
export type Bearer = {
  readonly token: string;
  /** With the scopes that the client was granted. */
  readonly signIn: SignIn;
  readonly client: KnownClient;
  /** Seconds since 1970. After that the token must be verified again. */
  readonly expiresAt: number;
  session: Session | null;
};

/**
 * @param state what identity says of the sign-in; null for those that it does not know, such as partners
 * @returns the session of before, unless the standing is another one or the sign-in is no longer recent
 * @throws UNAUTHENTICATED when the sign-in has ended
 */
export function sessionBy(bearer: Bearer, state: SignInState | null, nowSeconds: number): Session {
  const { signIn, client, session: before } = bearer;
  if (state && !isInForce(state, signIn)) throw refusal('UNAUTHENTICATED');
  const standing = state?.standing ?? NO_STANDING;
  if (before?.viewer.standing === standing && before.viewer.recentSignIn === isRecent(signIn, nowSeconds)) return before;
  const viewer = createViewer(state ? signInBy(signIn, state) : signIn, standing, nowSeconds);
  return (bearer.session = { viewer, client });
}

const isInForce = ({ ended, standing: { delegate } }: SignInState, { issuer }: SignIn): boolean =>
  !ended && (delegate !== null) === (issuer === ASSISTED_ISSUER);

/** A delegate sees what the member sees, so the member's provider counts (DE-2). */
function signInBy(signIn: SignIn, { standing: { delegate }, provider }: SignInState): SignIn {
  return delegate === null ? signIn : { ...signIn, provider, sessionId: delegate.assistedSessionId };
}
