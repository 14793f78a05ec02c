import type { JWTPayload } from 'jose';
import type { IdentityProvider, SignIn } from '../../schema/contract/viewer.ts';
import { InvalidToken } from './invalid-token.ts';

/** The kind of bearer that an issuer's tokens identify. */
export type BearerOf = {
  /** The name by which accounts know the issuer. */
  readonly key: string;
  readonly kind: Exclude<SignIn['kind'], 'system'>;
  readonly provider: IdentityProvider | null;
};

/**
 * Reads the sign-in of the bearer from the claims of a verified token.
 *
 * @param latestSeconds the latest possible present time, in seconds since 1970
 * @throws when a claim is missing or not of its type: nothing is guessed (SI-7)
 */
export function signInOf(payload: JWTPayload, issuer: BearerOf, latestSeconds: number): SignIn {
  const origin = { kind: issuer.kind, issuer: issuer.key, provider: issuer.provider };
  const subject = identifier(payload.sub);
  if (issuer.kind === 'partner') {
    const client = clientIdOf(payload);
    const authenticatedAt = moment(payload.iat, latestSeconds);
    return { ...origin, subject: client, authenticatedAt, sessionId: client, scopes: scopesOf(payload['scope']) };
  }
  identifier(payload['acr']);
  return {
    ...origin,
    subject,
    authenticatedAt: moment(payload['auth_time'], latestSeconds),
    sessionId: identifier(payload['sid']),
    scopes: [],
  };
}

/**
 * The client that a token was issued to. RFC 9068 names it in `client_id`, and requires it in every access token; OpenID Connect
 * names it in `azp`. A token that has both must not contradict itself.
 *
 * @throws when it names none: a token is never attributed to a client that it does not name
 */
export function clientIdOf({ client_id: clientId, azp }: JWTPayload): string {
  const client = identifier(clientId ?? azp);
  if (azp !== undefined && azp !== client) throw new InvalidToken('The token names two clients');
  return client;
}

/** OpenID Connect Core, section 2: a subject has at most 255 ASCII characters. */
function identifier(claim: unknown): string {
  if (typeof claim !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(claim)) throw new InvalidToken('A claim is no identifier');
  return claim;
}

function moment(claim: unknown, latestSeconds: number): number {
  if (typeof claim !== 'number' || !(claim > 0 && claim <= latestSeconds))
    throw new InvalidToken('A claim is no moment of the past');
  return claim;
}

function scopesOf(claim: unknown): string[] {
  if (claim === undefined) return [];
  if (typeof claim !== 'string') throw new InvalidToken('The scope is no text');
  return claim.split(' ').filter(Boolean);
}
