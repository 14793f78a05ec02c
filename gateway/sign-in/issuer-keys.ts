import { errors, type JWTVerifyGetKey } from 'jose';
import type { KeyAddress } from './fetch-keys.ts';
import { HeldKeys } from './held-keys.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/** Keys are fetched again in the background after this time. */
const REFRESH_MS = 5 * 60 * 1000;
/** After this time without a fetch, tokens wait for new keys: a withdrawn key stays valid no longer than this. */
const FRESH_MS = 10 * 60 * 1000;
/** While the issuer does not answer, its last keys stay valid for this long. */
const STALE_MS = 24 * 60 * 60 * 1000;

export type IssuerKeys = {
  /**
   * Finds the key of a token, and fetches the keys if necessary.
   *
   * @throws IssuerUnavailable when the key is not known and the issuer does not answer
   */
  readonly find: JWTVerifyGetKey;
  /** Fetches the keys if there are none, they are old, or the pause after a failed fetch is over. Never throws. */
  readonly refreshDue: () => Promise<void>;
  /** @returns whether keys have been fetched that can still be used */
  readonly known: () => boolean;
  /** @returns why the last fetch failed; null: it did not fail */
  readonly failure: () => string | null;
};

/**
 * The keys of one issuer. A token with an unknown key id makes the gateway fetch them again, so the issuer may change its keys at
 * any time. Tokens with known keys never wait for an issuer that is known to fail. Issuers share nothing: the failure of one does
 * not affect the others.
 *
 * @param clock milliseconds since 1970
 */
export function createIssuerKeys(address: KeyAddress, clock: () => number = Date.now): IssuerKeys {
  const keys = new HeldKeys(address, clock);
  const findUsable: HeldKeys['find'] = async (header, token) => (keys.isOlderThan(STALE_MS) ? null : keys.find(header, token));
  return {
    async find(header, token) {
      const roundsBefore = keys.rounds;
      if (keys.isOlderThan(FRESH_MS)) {
        const fetched = keys.fetchForToken();
        if (keys.failure === null || keys.isOlderThan(STALE_MS)) await fetched;
      }
      let key = await findUsable(header, token);
      // A fetch under way may have begun before the key was published. One that began after the token arrived brings every key
      // that can have signed it, and is never repeated for it.
      for (let tries = 0; key === null && tries < 2 && keys.round <= roundsBefore; tries += 1) {
        await keys.fetchForToken();
        key = await findUsable(header, token);
      }
      if (key !== null) return key;
      if (keys.failure === null) throw new errors.JWKSNoMatchingKey();
      throw new IssuerUnavailable(Math.max(1, Math.ceil(keys.pauseMs / 1000)));
    },
    async refreshDue() {
      const isDue = keys.failure === null ? keys.isOlderThan(REFRESH_MS) : keys.pauseMs === 0;
      if (isDue) await keys.fetch();
    },
    known: () => !keys.isOlderThan(STALE_MS),
    failure: () => keys.failure,
  };
}
