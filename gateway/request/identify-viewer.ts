import { LRUCache } from 'lru-cache';
import { ASSISTED_ISSUER, hashToken, isAssistedToken } from '../../schema/contract/opaque-token.ts';
import { ANONYMOUS, createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import type { VerifyToken } from '../sign-in/verify-token.ts';
import type { FindState } from '../standing/standing-cache.ts';
import type { SignInState } from '../standing/standing-reader.ts';
import { refusal } from './refusal.ts';

/** @param authorization the Authorization header; without one the viewer is anonymous */
export type IdentifyViewer = (authorization: string | undefined, nowMs: number) => Promise<Viewer>;

/** A JWT of an issuer, or the opaque token of an assisted session. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+|asst_[\w-]+)$/i;

/**
 * Who asks: the token says who signed in, identity says whether that still holds and what that person may see.
 *
 * @throws UNAUTHENTICATED when a token came that is not valid, or whose sign-in has ended: it is never taken for an
 *   anonymous request
 * @throws SERVICE_UNAVAILABLE when the standing cannot be told
 */
export function createViewerStep(verify: VerifyToken, findState: FindState): IdentifyViewer {
  const viewers = new LRUCache<string, Viewer>({ max: 50_000 });
  return async (authorization, nowMs) => {
    if (authorization === undefined) return ANONYMOUS;
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined) throw refusal('UNAUTHENTICATED');
    const signIn = isAssistedToken(token) ? assistedSignIn(token) : await signInOf(token, verify, nowMs);
    if (signIn.kind !== 'person') return sameViewer(viewers, token, createViewer(signIn, NO_STANDING, nowMs / 1000));
    const state = await stateOf(signIn, findState, nowMs);
    const isDelegate = state.standing.delegate !== null;
    if (state.ended || isDelegate !== (signIn.issuer === ASSISTED_ISSUER)) throw refusal('UNAUTHENTICATED');
    return sameViewer(viewers, token, createViewer(signInBy(signIn, state), state.standing, nowMs / 1000));
  };
}

async function signInOf(token: string, verify: VerifyToken, nowMs: number): Promise<SignIn> {
  try {
    return (await verify(token, nowMs / 1000)).signIn;
  } catch {
    throw refusal('UNAUTHENTICATED');
  }
}

/** What an assisted session's token says by itself. Nobody authenticated, so that it never counts as a recent sign-in. */
const assistedSignIn = (token: string): SignIn => ({
  kind: 'person',
  issuer: ASSISTED_ISSUER,
  subject: hashToken(token),
  provider: null,
  authenticatedAt: 0,
  sessionId: '',
  scopes: [],
});

/** A delegate sees what the member sees, and so by the member's provider (DE-2). */
function signInBy(signIn: SignIn, { standing: { delegate }, provider }: SignInState): SignIn {
  return delegate === null ? signIn : { ...signIn, provider, sessionId: delegate.assistedSessionId };
}

async function stateOf(signIn: SignIn, findState: FindState, nowMs: number): Promise<SignInState> {
  try {
    return await findState(signIn, nowMs);
  } catch {
    throw refusal('SERVICE_UNAVAILABLE');
  }
}

/**
 * One object per unchanged viewer, so that what is kept per viewer (signed assertions) is found again. The token and the
 * standing settle everything else.
 */
function sameViewer(viewers: LRUCache<string, Viewer>, token: string, viewer: Viewer): Viewer {
  const before = viewers.get(token);
  if (before && before.standing === viewer.standing && before.recentSignIn === viewer.recentSignIn) return before;
  viewers.set(token, viewer);
  return viewer;
}
