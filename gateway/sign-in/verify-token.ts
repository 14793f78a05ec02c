import { type CryptoKey, decodeJwt, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type KeyObject } from 'jose';
import { LRUCache } from 'lru-cache';
import type { IdentityProvider, SignIn } from '../../schema/contract/viewer.ts';

/** Whose tokens the gateway takes, and what they make of their bearer. */
export type TrustedIssuer = {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The name by which accounts know it. */
  readonly key: string;
  readonly kind: SignIn['kind'];
  readonly provider: IdentityProvider | null;
  readonly keys: () => CryptoKey | KeyObject | Uint8Array | JWTVerifyGetKey;
};

export const AUDIENCE = 'myservices-graph';
export const TOKEN_TYPE = 'at+jwt';
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_AGE_SECONDS = 12 * 60 * 60;
// A missing claim fails closed (SI-7); jose takes a token without `exp` unless told otherwise (pitfall 33).
const REQUIRED_CLAIMS = ['sub', 'exp', 'iat', 'auth_time', 'sid', 'acr'];

/** @returns what the token says of its bearer, and when it ends (seconds since 1970). @throws when it is not valid */
export type VerifyToken = (token: string, nowSeconds: number) => Promise<{ signIn: SignIn; expiresAt: number }>;

/** Verified tokens stay known until they expire. */
export function createTokenVerifier(issuers: readonly TrustedIssuer[]): VerifyToken {
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
  const known = new LRUCache<string, { signIn: SignIn; expiresAt: number }>({ max: 50_000 });
  return async (token, nowSeconds) => {
    const before = known.get(token);
    if (before && nowSeconds < before.expiresAt) return before;
    known.delete(token);
    // Which issuer's key to check with is all that the unverified token decides.
    const issuer = trusted.get(String(decodeJwt(token).iss));
    if (!issuer) throw new Error('The issuer of the token is not trusted');
    const { payload } = await jwtVerify(token, issuer.keys() as JWTVerifyGetKey, {
      algorithms: ALGORITHMS,
      typ: TOKEN_TYPE,
      issuer: issuer.issuer,
      audience: AUDIENCE,
      requiredClaims: REQUIRED_CLAIMS,
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowSeconds * 1000),
    });
    const verified = { signIn: signInOf(payload, issuer), expiresAt: Number(payload.exp) };
    known.set(token, verified);
    return verified;
  };
}

function signInOf(payload: JWTPayload, issuer: TrustedIssuer): SignIn {
  const { sub, auth_time: authenticatedAt, sid, scope } = payload;
  if (typeof sub !== 'string' || typeof authenticatedAt !== 'number' || typeof sid !== 'string') {
    throw new Error('A claim of the token has the wrong type');
  }
  return {
    kind: issuer.kind,
    issuer: issuer.key,
    subject: sub,
    provider: issuer.provider,
    authenticatedAt,
    sessionId: sid,
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [],
  };
}
