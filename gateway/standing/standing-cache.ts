import { LRUCache } from 'lru-cache';
import type { SignIn, Standing } from '../../schema/contract/viewer.ts';
import type { SharedStandings } from './shared-standings.ts';
import type { StandingReader } from './standing-reader.ts';

/** @returns the standing of a sign-in. @throws when it cannot be told: nobody is let in on a guess */
export type FindStanding = (signIn: SignIn, nowMs: number) => Promise<Standing>;

/** A change shows at the next request after at most this many milliseconds (RO-9 asks for a second). */
export const EPOCH_LIFETIME_MS = 250;

/**
 * Keeps standings as long as the epoch stays the same. Every change of a household, link or restriction raises the epoch,
 * and the epoch is asked again every quarter of a second while there are requests: one small question for all viewers.
 *
 * @param shared where several gateways share standings; null: this one keeps its own
 */
export function createStandingCache(reader: StandingReader, shared: SharedStandings | null): FindStanding {
  const known = new LRUCache<string, Standing>({ max: 50_000 });
  const epochs = createEpochClock(reader);
  return async (signIn, nowMs) => {
    const key = `${signIn.issuer} ${signIn.subject}`;
    const epoch = await epochs.current(signIn, nowMs);
    const isFresh = ({ epoch: under, validUntil }: Standing) =>
      under === epoch && (validUntil === null || nowMs / 1000 < validUntil);
    const own = known.get(key);
    if (own && isFresh(own)) return own;
    const others = await shared?.read(key, epoch);
    const standing = others && isFresh(others) ? others : await reader.standing(signIn, nowMs / 1000);
    known.set(key, standing);
    if (standing !== others) {
      epochs.learned(standing.epoch, nowMs);
      await shared?.write(key, standing);
    }
    return standing;
  };
}

/** The epoch as it was at most `EPOCH_LIFETIME_MS` ago; concurrent requests share one question. */
function createEpochClock(reader: StandingReader) {
  let current = { epoch: -1, askedAt: Number.NEGATIVE_INFINITY };
  let asking: Promise<number> | null = null;
  const learned = (epoch: number, askedAt: number) => {
    if (epoch >= current.epoch) current = { epoch, askedAt: Math.max(askedAt, current.askedAt) };
  };
  const ask = async (signIn: SignIn, nowMs: number): Promise<number> => {
    try {
      const epoch = await reader.epoch(signIn, nowMs / 1000);
      current = { epoch, askedAt: nowMs };
      return epoch;
    } finally {
      asking = null;
    }
  };
  return {
    learned,
    current: (signIn: SignIn, nowMs: number): Promise<number> | number =>
      nowMs - current.askedAt < EPOCH_LIFETIME_MS ? current.epoch : (asking ??= ask(signIn, nowMs)),
  };
}
