import { createHash } from 'node:crypto';
import type { Redis } from '../redis/connect-redis.ts';
import type { SignInState } from './standing-reader.ts';

/** A state as it was said; milliseconds since 1970. */
export type KnownState = SignInState & { readonly askedAt: number };

/** States that several gateways share, each under the epoch it belongs to. Losing them costs a question, no more. */
export type SharedStandings = {
  readonly read: (key: string, epoch: number) => Promise<KnownState | null>;
  readonly write: (key: string, state: KnownState) => Promise<void>;
};

/** Kept in Redis; when Redis does not answer, or with no state, there is nothing there. Sign-ins are written as hashes. */
export function redisStandings(redis: Redis, lifetimeSeconds: number): SharedStandings {
  const nameOf = (key: string, epoch: number) =>
    `myservices:standing:${epoch}:${createHash('sha256').update(key).digest('base64url')}`;
  return {
    async read(key, epoch) {
      try {
        const text = await redis.get(nameOf(key, epoch));
        return text === null ? null : (JSON.parse(text) as KnownState);
      } catch {
        // `watchOutages` logs the outage; identity is asked instead.
        return null;
      }
    },
    async write(key, state) {
      // `watchOutages` logs the outage; identity is asked instead.
      await redis.set(nameOf(key, state.standing.epoch), JSON.stringify(state), 'EX', lifetimeSeconds).catch(() => null);
    },
  };
}
