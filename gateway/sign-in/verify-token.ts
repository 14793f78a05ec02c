import { type CryptoKey, type JWTPayload, jwtVerify, type JWTVerifyGetKey, type KeyObject } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { InvalidToken } from './invalid-token.ts';
import type { IssuerKeys } from './issuer-keys.ts';
import { readToken } from './read-token.ts';
import { type BearerOf, clientIdOf, signInOf } from './sign-in-of.ts';

/** Whose tokens the gateway takes, and what they make of their bearer. */
export type TrustedIssuer = BearerOf & {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` that its tokens must have. */
  readonly audience: string;
  /** Seconds after which a token is too old, whatever its `exp` says. */
  readonly maxAgeSeconds: number;
  readonly keys: () => CryptoKey | KeyObject | Uint8Array | JWTVerifyGetKey;
  /** Where its keys are fetched from it: what keeps them fresh. */
  readonly remote?: Pick<IssuerKeys, 'refreshDue' | 'failure'>;
};

export const AUDIENCE = 'myservices-graph';
export const TOKEN_TYPE = 'at+jwt';
/** Asymmetric ones alone: whoever can check a token must not be able to make one. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 30;

/** What a token must say. jose takes one without `exp` unless told otherwise (pitfall 33). */
const REQUIRED_CLAIMS: Readonly<Record<TrustedIssuer['kind'], readonly string[]>> = {
  // SI-7: when the person authenticated, in which session, and how surely.
  person: ['sub', 'exp', 'iat', 'auth_time', 'sid', 'acr'],
  staff: ['sub', 'exp', 'iat', 'auth_time', 'sid', 'acr'],
  // A partner's client signs in for itself (RFC 6749, 4.4): there is no person, and no session.
  partner: ['sub', 'exp', 'iat'],
};

type Verified = {
  readonly signIn: SignIn;
  /** The client that it was issued to, as its issuer calls it. */
  readonly clientId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
};

/**
 * @returns what the token says of its bearer and client
 * @throws IssuerUnavailable when it cannot be told whether it is valid
 * @throws when it is not valid
 */
export type VerifyToken = (token: string, nowSeconds: number) => Promise<Verified>;

/** Verified tokens stay known until they expire. */
export function createTokenVerifier(issuers: readonly TrustedIssuer[]): VerifyToken {
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, issuer]));
  const known = new LRUCache<string, Verified>({ max: 50_000 });
  return async (token, nowSeconds) => {
    const before = known.get(token);
    if (before && nowSeconds < before.expiresAt) return before;
    known.delete(token);
    // Which issuer's keys to check with is all that the unverified token decides.
    const { iss, exp } = readToken(token).payload;
    const issuer = trusted.get(String(iss));
    if (!issuer) throw new InvalidToken('The issuer of the token is not trusted');
    // No key makes it good, and so none is fetched for it.
    if (typeof exp !== 'number' || exp <= nowSeconds - CLOCK_TOLERANCE_SECONDS) throw new InvalidToken('The token has expired');
    const verified = await verifyWith(issuer, token, nowSeconds);
    known.set(token, verified);
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
