import type { JSONWebKeySet } from 'jose';
import { FetchError, fetchJson } from './fetch-json.ts';
import { isSafeUrl } from './safe-url.ts';

export type KeyAddress = {
  /** The `iss` of the tokens; without `jwksUrl` its OpenID discovery says where the keys are. */
  readonly issuer: string;
  readonly jwksUrl: string | null;
};

/** The discovery document is read again after this time, so that the keys can move. */
const DISCOVERY_MS = 10 * 60 * 1000;

/**
 * @param clock milliseconds since 1970
 * @returns a function that fetches the keys. It discovers their location, and does so again later, or after a fetch from there
 *   has failed
 */
export function createKeyFetcher({ issuer, jwksUrl }: KeyAddress, clock: () => number): () => Promise<JSONWebKeySet> {
  let discovered: { readonly url: string; readonly at: number } | null = null;
  return async () => {
    if (jwksUrl !== null) return fetchKeySet(jwksUrl);
    const known = discovered !== null && Math.abs(clock() - discovered.at) < DISCOVERY_MS ? discovered : null;
    discovered = null;
    const found = known ?? { url: await discoverKeys(issuer), at: clock() };
    const keys = await fetchKeySet(found.url);
    discovered = found;
    return keys;
  };
}

const fetchKeySet = async (url: string) => (await fetchJson(url)) as unknown as JSONWebKeySet;

/** OpenID Connect Discovery 1.0, section 4: the document must name the requested issuer. */
async function discoverKeys(issuer: string): Promise<string> {
  const { issuer: named, jwks_uri: url } = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (named !== issuer || typeof url !== 'string')
    throw new FetchError('The discovery document names another issuer, or no address of keys');
  // Keys of an issuer with HTTPS must come from a safe address. Only an issuer on this machine may name a local address.
  if (!isSafeUrl(url, !issuer.startsWith('https:')))
    throw new FetchError('The address of the keys is not a safe URL: it must begin with https://');
  return url;
}
