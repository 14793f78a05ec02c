import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { countSteps } from '../../schema/contract/counted-work.ts';
import { ASSISTED_ISSUER, hashToken, isAssistedToken } from '../../schema/contract/opaque-token.ts';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import { ANONYMOUS, createViewer, NO_STANDING, type SignIn, type Viewer } from '../../schema/contract/viewer.ts';
import { MAX_HEADER_CHARACTERS } from '../http/check-head.ts';
import type { Caller } from '../clients/caller.ts';
import type { IdentifyClient, KnownClient } from '../clients/identify-client.ts';
import { IssuerUnavailable } from '../sign-in/issuer-unavailable.ts';
import { isInvalidToken } from '../sign-in/invalid-token.ts';
import type { VerifyToken } from '../sign-in/verify-token.ts';
import type { FindAccountState } from '../standing/account-opener.ts';
import type { SignInState } from '../standing/standing-reader.ts';
import { CHALLENGE, refusal } from '../errors/refusal.ts';
import type { Log } from '../telemetry/log.ts';
import { countOf, headerOf } from '../http/request-headers.ts';

/** @param authorization the Authorization header; without one the viewer is anonymous */
export type IdentifyViewer = (authorization: string | undefined, nowMs: number, requestId?: string) => Promise<Caller>;

/** Node keeps the first of several Authorization headers. Which one the sender meant is unknown. */
export function authorizationOf(request: IncomingMessage): string | undefined {
  if (countOf(request, 'authorization') > 1) throw refusal('UNAUTHENTICATED');
  return headerOf(request, 'authorization');
}

/** A JWT of an issuer, or the opaque token of an assisted session. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+|asst_[\w-]+)$/i;

/**
 * Identifies the viewer. The token says who signed in and through which client. Identity says whether the sign-in still holds,
 * and the standing of that person.
 *
 * @throws UNAUTHENTICATED when the token is not valid or its sign-in has ended. Such a request is never treated as anonymous
 * @throws SERVICE_UNAVAILABLE when the standing is not available, nor the keys of the token's issuer, nor the profile that a new
 *   account needs
 * @throws CLIENT_NOT_REGISTERED
 */
export function createViewerStep(
  verify: VerifyToken,
  findState: FindAccountState,
  identifyClient: IdentifyClient,
  log: Log,
): IdentifyViewer {
  const viewers = new LRUCache<string, Viewer>({ max: 50_000 });
  return async (authorization, nowMs, requestId) => {
    const moment = { nowMs, requestId, log };
    if (authorization === undefined) return { viewer: ANONYMOUS, client: identifyClient(null) };
    const token = readBearer(authorization);
    if (token === null) throw notBearer(authorization);
    const { signIn, clientId } = isAssistedToken(token) ? assistedSignIn(token) : await signInOf(token, verify, moment);
    const client = identifyClient(clientId === null ? null : { issuer: signIn.issuer, clientId });
    const find = (who: SignIn) => findState(who, nowMs, requestId, token);
    const viewer = await viewerOf({ ...signIn, scopes: grantedScopes(signIn, client) }, find, moment);
    return { viewer: internViewer(viewers, token, viewer), client };
  };
}

/** The time of the request, its id, and the log for failures. */
type Moment = { readonly nowMs: number; readonly requestId: string | undefined; readonly log: Log };

type FindStateOf = (signIn: SignIn) => Promise<SignInState>;

async function viewerOf(signIn: SignIn, findState: FindStateOf, moment: Moment): Promise<Viewer> {
  const { nowMs } = moment;
  if (signIn.kind !== 'person') return createViewer(signIn, NO_STANDING, nowMs / 1000);
  const state = await stateOf(signIn, findState, moment);
  const isDelegate = state.standing.delegate !== null;
  if (state.ended || isDelegate !== (signIn.issuer === ASSISTED_ISSUER)) throw refusal('UNAUTHENTICATED');
  return createViewer(signInBy(signIn, state), state.standing, nowMs / 1000);
}

function readBearer(authorization: string): string | null {
  if (authorization.length > MAX_HEADER_CHARACTERS) return null;
  countSteps(authorization.length);
  return BEARER.exec(authorization)?.[1] ?? null;
}

/** RFC 6750, 3.1: the answer to credentials of another scheme names no token error. */
const notBearer = (authorization: string): GraphQLError =>
  /^Bearer\b/i.test(authorization)
    ? refusal('UNAUTHENTICATED')
    : refusal('UNAUTHENTICATED', undefined, { 'www-authenticate': CHALLENGE });

/** A client never has more scopes than its entry grants, whatever the issuer gives it. */
const grantedScopes = ({ scopes }: SignIn, client: KnownClient): string[] =>
  scopes.filter((scope) => client.scopes.includes(scope));

type Bearer = { readonly signIn: SignIn; readonly clientId: string | null };

async function signInOf(token: string, verify: VerifyToken, { nowMs, requestId, log }: Moment): Promise<Bearer> {
  try {
    return await verify(token, nowMs / 1000);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) {
      // An invalid token is the caller's error. Anything else is a fault of ours.
      if (!isInvalidToken(error)) log.error({ event: 'fault', at: 'token', ...traceOf(error), ...(requestId && { requestId }) });
      throw refusal('UNAUTHENTICATED');
    }
    // The outage itself is logged once, by `refreshKeys`.
    throw issuerOutage(error);
  }
}

const issuerOutage = ({ retryAfterSeconds }: IssuerUnavailable): GraphQLError =>
  refusal('SERVICE_UNAVAILABLE', undefined, { 'retry-after': String(retryAfterSeconds) });

/** The sign-in of an assisted session's token alone. Nobody authenticated, so it never counts as a recent sign-in. */
const assistedSignIn = (token: string): Bearer => ({
  clientId: null,
  signIn: {
    kind: 'person',
    issuer: ASSISTED_ISSUER,
    subject: hashToken(token),
    provider: null,
    authenticatedAt: 0,
    sessionId: '',
    scopes: [],
  },
});

/** A delegate sees what the member sees, so the member's provider counts (DE-2). */
function signInBy(signIn: SignIn, { standing: { delegate }, provider }: SignInState): SignIn {
  return delegate === null ? signIn : { ...signIn, provider, sessionId: delegate.assistedSessionId };
}

async function stateOf(signIn: SignIn, findState: FindStateOf, { requestId, log }: Moment): Promise<SignInState> {
  try {
    return await findState(signIn);
  } catch (error) {
    // Logged by the reader of profiles.
    if (error instanceof IssuerUnavailable) throw issuerOutage(error);
    log.error({ event: 'standing failed', ...traceOf(error), ...(requestId && { requestId }) });
    throw refusal('SERVICE_UNAVAILABLE');
  }
}

/**
 * Returns one object per unchanged viewer, so that values cached per viewer (signed assertions) are reused. The token and the
 * standing determine everything else.
 */
function internViewer(viewers: LRUCache<string, Viewer>, token: string, viewer: Viewer): Viewer {
  const before = viewers.get(token);
  if (before && before.standing === viewer.standing && before.recentSignIn === viewer.recentSignIn) return before;
  viewers.set(token, viewer);
  return viewer;
}
