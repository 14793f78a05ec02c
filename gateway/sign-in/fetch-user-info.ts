import { createDiscovery, type DiscoveredIssuer, isSafeFor } from './fetch-discovery.ts';
import { FetchError, fetchJson, type FetchOptions } from './fetch-json.ts';

/** What an issuer says of a person. Identity decides whether it can be the profile of an account. */
export type UserInfo = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** False unless the issuer says that it is. */
  readonly emailVerified: boolean;
  /** A language tag; null: the issuer names none. */
  readonly locale: string | null;
};

/** What an issuer answers to one token cannot be used. This tells nothing of how it answers others. */
export class UnusableUserInfo extends FetchError {}

/**
 * @param token the verified token of `subject`
 * @throws UnusableUserInfo
 * @throws when the issuer does not answer
 */
export type FetchUserInfo = (token: string, subject: string) => Promise<UserInfo>;

/** Longer values are no names, addresses or tags; identity has narrower limits. */
const MAX_CHARACTERS = 1_000;

/**
 * Fetches what an issuer says of a person, from the UserInfo endpoint that its own discovery document names (OpenID Connect Core
 * 1.0, 5.3). The endpoint must have the issuer's own origin, because it gets the person's token.
 *
 * @param clock milliseconds since 1970
 */
export function createUserInfoFetcher(address: DiscoveredIssuer, clock: () => number = Date.now): FetchUserInfo {
  const { issuer, ca = null } = address;
  const endpoint = (document: Readonly<Record<string, unknown>>) => endpointOf(issuer, document['userinfo_endpoint']);
  const fetchClaims = createDiscovery(address, endpoint, (url, token: string) => fetchWithToken(url, { token, ca }), clock);
  return async (token, subject) => readUserInfo(await fetchClaims(token), subject);
}

/** RFC 6750, 3.1: 401 and 403 are about the token, for example one that was revoked. */
async function fetchWithToken(url: string, options: FetchOptions): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await fetchJson(url, options);
  } catch (error) {
    if (error instanceof FetchError && (error.status === 401 || error.status === 403)) throw new UnusableUserInfo(error.message);
    throw error;
  }
}

function endpointOf(issuer: string, url: unknown): string {
  if (typeof url !== 'string') throw new FetchError('The discovery document names no UserInfo endpoint');
  if (!isSafeFor(issuer, url) || new URL(url).origin !== new URL(issuer).origin)
    throw new FetchError('The UserInfo endpoint is not at the origin of the issuer');
  return url;
}

/** OpenID Connect Core 1.0, 5.3.2: the answer must be about the subject of the token. 5.1 says what the claims mean. */
function readUserInfo(claims: Readonly<Record<string, unknown>>, subject: string): UserInfo {
  if (claims['sub'] !== subject) throw new UnusableUserInfo('The answer is about another subject');
  const { locale } = claims;
  return {
    firstName: textOf(claims, 'given_name'),
    lastName: textOf(claims, 'family_name'),
    email: textOf(claims, 'email'),
    emailVerified: claims['email_verified'] === true,
    locale: typeof locale === 'string' && locale.length <= MAX_CHARACTERS ? locale : null,
  };
}

function textOf(claims: Readonly<Record<string, unknown>>, name: 'given_name' | 'family_name' | 'email'): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '' || value.length > MAX_CHARACTERS)
    throw new UnusableUserInfo(`The answer has no usable ${name}`);
  return value;
}
