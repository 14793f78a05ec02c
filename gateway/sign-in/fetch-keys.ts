import type { JSONWebKeySet } from 'jose';
import { createDiscovery, isSafeFor } from './fetch-discovery.ts';
import { FetchError, fetchJson } from './fetch-json.ts';

export type KeyAddress = {
  /** The `iss` of the tokens; without `jwksUrl` its OpenID discovery says where the keys are. */
  readonly issuer: string;
  readonly jwksUrl: string | null;
  /** See `FetchOptions`. */
  readonly ca?: string | null;
};

/**
 * @param clock milliseconds since 1970
 * @returns a function that fetches the keys. It discovers their location, and does so again later, or after a fetch from there
 *   has failed
 */
export function createKeyFetcher(address: KeyAddress, clock: () => number): () => Promise<JSONWebKeySet> {
  const { issuer, jwksUrl, ca = null } = address;
  const fetchKeySet = async (url: string) => (await fetchJson(url, { ca })) as unknown as JSONWebKeySet;
  if (jwksUrl !== null) return () => fetchKeySet(jwksUrl);
  return createDiscovery(address, (document) => keysAddressOf(issuer, document['jwks_uri']), fetchKeySet, clock);
}

function keysAddressOf(issuer: string, url: unknown): string {
  if (typeof url !== 'string') throw new FetchError('The discovery document names no address of keys');
  if (!isSafeFor(issuer, url)) throw new FetchError('The address of the keys is not a safe URL: it must begin with https://');
  return url;
}
