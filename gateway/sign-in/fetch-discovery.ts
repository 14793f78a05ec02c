import { FetchError, fetchJson, type FetchOptions } from './fetch-json.ts';
import { isSafeUrl } from './safe-url.ts';

/** A discovery document is read again after this time, so that what it names can move. */
const DISCOVERY_MS = 10 * 60 * 1000;

/** An issuer that publishes a discovery document. */
export type DiscoveredIssuer = { readonly issuer: string } & Pick<FetchOptions, 'ca'>;

/** OpenID Connect Discovery 1.0, section 4: the document must name the requested issuer. */
async function fetchDiscovery({ issuer, ca = null }: DiscoveredIssuer): Promise<Readonly<Record<string, unknown>>> {
  const document = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { ca });
  if (document['issuer'] !== issuer) throw new FetchError('The discovery document names another issuer');
  return document;
}

/**
 * What is named in the discovery document of an issuer with HTTPS must be at a safe address. Only an issuer on this machine may
 * name a local address.
 */
export const isSafeFor = (issuer: string, url: string): boolean => isSafeUrl(url, !issuer.startsWith('https:'));

/**
 * @param read takes an address from the document, and throws when there is none that may be used
 * @param use fetches from the address
 * @param clock milliseconds since 1970
 * @returns a function that uses the address. It discovers the address, and does so again later, or after a use has failed.
 *   Concurrent calls share one discovery
 */
export function createDiscovery<Rest extends readonly unknown[], Result>(
  issuer: DiscoveredIssuer,
  read: (document: Readonly<Record<string, unknown>>) => string,
  use: (url: string, ...rest: Rest) => Promise<Result>,
  clock: () => number,
): (...rest: Rest) => Promise<Result> {
  const discover = async () => read(await fetchDiscovery(issuer));
  let known: { readonly url: Promise<string>; readonly at: number } | null = null;
  return async (...rest) => {
    if (known === null || Math.abs(clock() - known.at) >= DISCOVERY_MS) known = { url: discover(), at: clock() };
    const used = known;
    try {
      return await use(await used.url, ...rest);
    } catch (error) {
      if (known === used) known = null;
      throw error;
    }
  };
}
