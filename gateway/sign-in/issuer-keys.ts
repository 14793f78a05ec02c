import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { fetchJson } from './fetch-json.ts';
import { isSafeUrl } from './safe-url.ts';

export type KeyAddress = {
  /** The `iss` of the tokens; without `jwksUrl` its OpenID discovery says where the keys are. */
  readonly issuer: string;
  readonly jwksUrl: string | null;
};

/** Keys are asked for again after this time; a key that the issuer has withdrawn is good no longer than that. */
const FRESH_MS = 10 * 60 * 1000;
/** While the issuer does not answer, its last keys stay good for this long. */
const STALE_MS = 24 * 60 * 60 * 1000;
/** However many tokens with unknown keys come, the issuer is asked for its keys twice a minute at most. */
const FETCHES = 2;
const WINDOW_MS = 60 * 1000;

type Held = { readonly find: JWTVerifyGetKey; readonly fetchedAt: number; readonly round: number };

/**
 * The keys of one issuer, fetched when the first token needs them. A token with an unknown key id has them fetched again, so
 * that the issuer may change its keys at any time. No two issuers share anything: when one is out of order, the others are not
 * touched.
 *
 * @param clock milliseconds since 1970
 */
export function createIssuerKeys(address: KeyAddress, clock: () => number = Date.now): JWTVerifyGetKey {
  let held: Held | null = null;
  let rounds = 0;
  let begun: number[] = [];
  let fetching: Promise<void> | null = null;
  const fetchKeys = createKeyFetcher(address);

  const fetchRound = async (round: number): Promise<void> => {
    const find = createLocalJWKSet(await fetchKeys());
    held = { find, fetchedAt: clock(), round };
  };
  /** Fetches the keys, or waits for whoever fetches them already; does neither when it has been done often enough. */
  const refresh = async (): Promise<void> => {
    begun = begun.filter((at) => at > clock() - WINDOW_MS);
    if (fetching === null && begun.length < FETCHES) {
      begun.push(clock());
      fetching = fetchRound((rounds += 1)).finally(() => (fetching = null));
    }
    // What went wrong shows in what is held afterwards: the keys of before, or none.
    await fetching?.catch(() => undefined);
  };
  const current = async (): Promise<Held> => {
    if (held === null || clock() - held.fetchedAt > FRESH_MS) await refresh();
    if (held === null || clock() - held.fetchedAt > STALE_MS) throw new Error('The keys of the issuer are not known');
    return held;
  };
  return async (header, token) => {
    const roundsBefore = rounds;
    const keys = await current();
    try {
      return await keys.find(header, token);
    } catch (error) {
      // Keys that were asked for after the token came hold every key that it can be signed with.
      if (!(error instanceof errors.JWKSNoMatchingKey) || keys.round > roundsBefore) throw error;
      await refresh();
      return (held ?? keys).find(header, token);
    }
  };
}

/** @returns what fetches the keys. Where they are is discovered once, and again after they could not be fetched there */
function createKeyFetcher({ issuer, jwksUrl }: KeyAddress): () => Promise<JSONWebKeySet> {
  let discovered: string | null = null;
  return async () => {
    const url = jwksUrl ?? discovered ?? (await discoverKeys(issuer));
    discovered = null;
    const keys = (await fetchJson(url)) as unknown as JSONWebKeySet;
    discovered = url;
    return keys;
  };
}

/** OpenID Connect Discovery 1.0, section 4: the document must name the issuer that was asked. */
async function discoverKeys(issuer: string): Promise<string> {
  const { issuer: named, jwks_uri: url } = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (named !== issuer || typeof url !== 'string') throw new Error('The discovery document is not that of the issuer');
  // Keys of a safe issuer come from a safe address; only one on this machine may name another here.
  if (!isSafeUrl(url, !issuer.startsWith('https:'))) throw new Error('The keys are not at a safe address');
  return url;
}
