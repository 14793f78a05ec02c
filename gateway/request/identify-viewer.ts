import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { countSteps } from '../../schema/contract/counted-work.ts';
import { ASSISTED_ISSUER, hashToken, isAssistedToken } from '../../schema/contract/opaque-token.ts';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import { ANONYMOUS, type SignIn } from '../../schema/contract/viewer.ts';
import { MAX_HEADER_CHARACTERS } from '../http/check-head.ts';
import type { IdentifyClient, KnownClient } from '../clients/identify-client.ts';
import { IssuerUnavailable } from '../sign-in/issuer-unavailable.ts';
import { isInvalidToken } from '../sign-in/invalid-token.ts';
import type { VerifyToken } from '../sign-in/verify-token.ts';
import type { FindAccountState } from '../standing/account-opener.ts';
import { CHALLENGE, refusal } from '../errors/refusal.ts';
import { type CacheMeasures, unmeasured } from '../telemetry/cache-measures.ts';
import type { Log } from '../telemetry/log.ts';
import { countOf, headerOf } from '../http/request-headers.ts';
import { type Bearer, type Session, sessionBy } from './session.ts';

/**
 * @param authorization the Authorization header; without one the viewer is anonymous
 * @returns the session; a promise only when something must be asked or verified for it
 */
export type IdentifyViewer = (authorization: string | undefined, nowMs: number, requestId?: string) => Session | Promise<Session>;

/** Node keeps the first of several Authorization headers. Which one the sender meant is unknown. */
export function authorizationOf(request: IncomingMessage): string | undefined {
  if (countOf(request, 'authorization') > 1) throw refusal('UNAUTHENTICATED');
  return headerOf(request, 'authorization');
}

/** A JWT of an issuer, or the opaque token of an assisted session. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+|asst_[\w-]+)$/i;

/** How many sessions are kept, at about 10 kB each. One that was forgotten is made again from its token, in about 0.2 ms. */
const MAX_SESSIONS = 5_000;

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
  cache: CacheMeasures = unmeasured(),
): IdentifyViewer {
  /** By the header, so that a known one need not be read. */
  const bearers = new LRUCache<string, Bearer>({ max: MAX_SESSIONS });
  cache.entriesBy(() => bearers.size);
  let anonymous: Session | null = null;

  function sessionOf(bearer: Bearer, moment: Moment): Session | Promise<Session> {
    const { signIn, token } = bearer;
    const nowSeconds = moment.nowMs / 1000;
    if (signIn.kind !== 'person') return sessionBy(bearer, null, nowSeconds);
    const state = findState(signIn, moment.nowMs, moment.requestId, token);
    if (!(state instanceof Promise)) return sessionBy(bearer, state, nowSeconds);
    return state.then(
      (found) => sessionBy(bearer, found, nowSeconds),
      (error: unknown) => refuseWithoutState(error, moment),
    );
  }
  async function firstSession(authorization: string, moment: Moment): Promise<Session> {
    const token = readBearer(authorization);
    if (token === null) throw notBearer(authorization);
    const { signIn, clientId, expiresAt } = isAssistedToken(token)
      ? assistedSignIn(token)
      : await signInOf(token, verify, moment);
    const client = identifyClient(clientId === null ? null : { issuer: signIn.issuer, clientId });
    const granted = { ...signIn, scopes: grantedScopes(signIn, client) };
    const bearer = inForce(authorization, moment) ?? { token, signIn: granted, client, expiresAt, session: null };
    bearers.set(authorization, bearer);
    return sessionOf(bearer, moment);
  }
  const inForce = (authorization: string, { nowMs }: Moment): Bearer | null => {
    const known = bearers.get(authorization);
    return known && nowMs / 1000 < known.expiresAt ? known : null;
  };
  return (authorization, nowMs, requestId) => {
    if (authorization === undefined) return (anonymous ??= { viewer: ANONYMOUS, client: identifyClient(null) });
    const moment = { nowMs, requestId, log };
    const known = inForce(authorization, moment);
    if (known) cache.hit.value += 1;
    else cache.miss.value += 1;
    return known ? sessionOf(known, moment) : firstSession(authorization, moment);
  };
}

/** The time of the request, its id, and the log for failures. */
type Moment = { readonly nowMs: number; readonly requestId: string | undefined; readonly log: Log };

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

type Verified = Pick<Bearer, 'signIn' | 'expiresAt'> & { readonly clientId: string | null };

async function signInOf(token: string, verify: VerifyToken, { nowMs, requestId, log }: Moment): Promise<Verified> {
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
const assistedSignIn = (token: string): Verified => ({
  clientId: null,
  // Identity says when it ends.
  expiresAt: Number.POSITIVE_INFINITY,
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

function refuseWithoutState(error: unknown, { requestId, log }: Moment): never {
  // Logged by the reader of profiles.
  if (error instanceof IssuerUnavailable) throw issuerOutage(error);
  log.error({ event: 'standing failed', ...traceOf(error), ...(requestId && { requestId }) });
  throw refusal('SERVICE_UNAVAILABLE');
}
