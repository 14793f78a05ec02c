import { createHash } from 'node:crypto';
import type { Redis } from '../redis/connect-redis.ts';
import type { SignInState } from './standing-reader.ts';

/** A state and when it was asked for, in milliseconds since 1970. */
export type KnownState = SignInState & { readonly askedAt: number };

/**
 * States that several gateways share. Each carries its position in the log of changes, by which every reader judges whether it
 * holds: one that is written late revives nothing. Losing one costs only a query.
 */
export type SharedStandings = {
  readonly read: (key: string) => Promise<KnownState | null>;
  readonly write: (key: string, state: KnownState) => Promise<void>;
};

/**
 * Keeps states in Redis. If Redis does not answer, or its answer is not a state, there is none. Sign-ins are stored as hashes.
 */
export function redisStandings(redis: Redis, lifetimeSeconds: number): SharedStandings {
  const nameOf = (key: string) => `myservices:standing:${createHash('sha256').update(key).digest('base64url')}`;
  return {
    async read(key) {
      try {
        const text = await redis.get(nameOf(key));
        return text === null ? null : (JSON.parse(text) as KnownState);
      } catch {
        // `watchOutages` logs the outage; identity is asked instead.
        return null;
      }
    },
    async write(key, state) {
      // `watchOutages` logs the outage; identity is asked instead.
      await redis.set(nameOf(key), JSON.stringify(state), 'EX', lifetimeSeconds).catch(() => null);
    },
  };
}
