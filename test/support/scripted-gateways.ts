import { createStandingCache } from '../../gateway/standing/standing-cache.ts';
import type { SharedStandings } from '../../gateway/standing/shared-standings.ts';
import { scriptedIdentity, signInOf } from './scripted-identity.ts';

/**
 * The standing caches of gateways in front of a scripted identity. A standing is named by the account and the number of its
 * changes: `ada-1` was read after one change.
 */
export function scriptedGateways() {
  const identity = scriptedIdentity();
  const clock = { now: 1_000_000 };
  const gateway = (shared: SharedStandings | null = null) => createStandingCache(identity.reader, shared, () => clock.now);
  const cache = gateway();
  return {
    identity,
    clock,
    gateway,
    cache,
    /** @returns the name of the standing that a gateway uses for a sign-in of an account */
    find: async (account: string, by = cache, session = 'session'): Promise<string | null> =>
      (await by.find(signInOf(account, session), clock.now)).standing.personId,
    /** Waits for a request about `what`. */
    asked: identity.question,
  };
}
