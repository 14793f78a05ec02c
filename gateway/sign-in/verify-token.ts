import { type CryptoKey, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type KeyObject } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SignIn } from '../../schema/contract/viewer.ts';
import type { FetchUserInfo } from './fetch-user-info.ts';
import { InvalidToken } from './invalid-token.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { readToken } from './read-token.ts';
import { type BearerOf, clientIdOf, signInOf } from './sign-in-of.ts';

/** An issuer whose tokens the gateway accepts, and the kind of bearer that they identify. */
export type TrustedIssuer = BearerOf & {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` that its tokens must have. */
  readonly audience: string;
  /** Seconds after which a token is too old, whatever its `exp` says. */
  readonly maxAgeSeconds: number;
  readonly keys: () => CryptoKey | KeyObject | Uint8Array | JWTVerifyGetKey;
  /** Keeps the keys fresh, if they are fetched from the issuer. */
  readonly remote?: Pick<IssuerKeys, 'refreshDue' | 'failure' | 'known'>;
  /** Fetches the profile of a person; absent: accounts are not opened with profiles of this issuer. */
  readonly fetchUserInfo?: FetchUserInfo;
};

export const AUDIENCE = 'myservices-graph';
export const TOKEN_TYPE = 'at+jwt';
/** Only asymmetric algorithms: a party that can verify a token must not be able to issue one. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 30;

/** The claims that a token must have. By default, jose accepts a token without `exp` (pitfall 33). */
const REQUIRED_CLAIMS: Readonly<Record<TrustedIssuer['kind'], readonly string[]>> = {
  // SI-7: when the person authenticated, in which session, and with which assurance.
  person: ['sub', 'exp', 'iat', 'auth_time', 'sid', 'acr'],
  staff: ['sub', 'exp', 'iat', 'auth_time', 'sid', 'acr'],
  // A partner's client signs in for itself (RFC 6749, 4.4), without a person or a session.
  partner: ['sub', 'exp', 'iat'],
};

type Verified = {
  readonly signIn: SignIn;
  /** The client that it was issued to, by the issuer's name for it. */
  readonly clientId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

/**
 * @returns what the token says of its bearer and client
 * @throws IssuerUnavailable when its validity cannot be determined
 * @throws when it is not valid
 */
export type VerifyToken = (token: string, nowSeconds: number) => Promise<Verified>;

/** How many tokens are remembered as valid. */
const MAX_TOKENS = 5_000;

/** Verified tokens are cached until they expire. Concurrent requests with one token share its verification. */
export function createTokenVerifier(issuers: readonly TrustedIssuer[]): VerifyToken {
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
  const known = new LRUCache<string, Verified>({ max: MAX_TOKENS });
  const verifying = new Map<string, Promise<Verified>>();

  async function verify(token: string, nowSeconds: number): Promise<Verified> {
    // The unverified token only decides which issuer's keys are used.
    const { iss, exp } = readToken(token).payload;
    const issuer = trusted.get(String(iss));
    if (!issuer) throw new InvalidToken('The issuer of the token is not trusted');
    // No key can make an expired token valid, so none is fetched for it.
    if (typeof exp !== 'number' || exp <= nowSeconds - CLOCK_TOLERANCE_SECONDS) throw new InvalidToken('The token has expired');
    const verified = await verifyWith(issuer, token, nowSeconds);
    known.set(token, verified);
    return verified;
  }
  return async (token, nowSeconds) => {
    const before = known.get(token);
    if (before && nowSeconds < before.expiresAt) return before;
    known.delete(token);
    const shared = verifying.get(token);
    if (shared) {
      const verified = await shared;
      // Keys may have been fetched meanwhile, for longer than the token was valid.
      return nowSeconds < verified.expiresAt ? verified : verify(token, nowSeconds);
    }
    const verified = verify(token, nowSeconds).finally(() => verifying.delete(token));
    verifying.set(token, verified);
    return verified;
  };
}

async function verifyWith(issuer: TrustedIssuer, token: string, nowSeconds: number): Promise<Verified> {
  const { payload } = await jwtVerify(token, issuer.keys() as JWTVerifyGetKey, {
    algorithms: ALGORITHMS,
    typ: TOKEN_TYPE,
    issuer: issuer.issuer,
    audience: issuer.audience,
    requiredClaims: [...REQUIRED_CLAIMS[issuer.kind]],
    maxTokenAge: issuer.maxAgeSeconds,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(nowSeconds * 1000),
  });
  return {
    signIn: signInOf(payload, issuer, nowSeconds + CLOCK_TOLERANCE_SECONDS),
    clientId: clientIdOf(payload),
    expiresAt: endOf(payload, issuer),
  };
}

function endOf({ exp = 0, iat = 0 }: JWTPayload, { maxAgeSeconds }: TrustedIssuer): number {
  if (!Number.isFinite(exp)) throw new InvalidToken('The token never ends');
  return Math.min(exp, iat + maxAgeSeconds);
}
