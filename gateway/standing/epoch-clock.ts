import type { SignIn } from '../../schema/contract/viewer.ts';
import type { StandingReader } from './standing-reader.ts';

/** A change takes effect for requests after at most this many milliseconds (RO-9 allows a second). */
export const EPOCH_LIFETIME_MS = 250;

/** The epoch as it was at most a quarter of a second ago. */
export type EpochClock = {
  readonly current: (signIn: SignIn, nowMs: number, requestId?: string) => Promise<number> | number;
  /** A standing was read with this epoch, so older epochs are out of date. */
  readonly learned: (epoch: number) => void;
  /** The next caller gets the epoch of that moment. */
  readonly forget: () => void;
};

/** Concurrent requests share one query. */
export function createEpochClock(reader: StandingReader): EpochClock {
  let current = { epoch: -1, askedAt: Number.NEGATIVE_INFINITY };
  let asking: Promise<number> | null = null;
  const ask = (signIn: SignIn, nowMs: number, requestId: string | undefined): Promise<number> => {
    const question = reader.epoch(signIn, nowMs / 1000, requestId).then((epoch) => {
      if (asking === question) current = { epoch, askedAt: nowMs };
      return epoch;
    });
    asking = question;
    const done = () => {
      if (asking === question) asking = null;
    };
    question.then(done, done);
    return question;
  };
  return {
    current: (signIn, nowMs, requestId) =>
      nowMs - current.askedAt < EPOCH_LIFETIME_MS ? current.epoch : (asking ?? ask(signIn, nowMs, requestId)),
    learned(epoch) {
      if (epoch > current.epoch) current = { ...current, epoch };
    },
    forget() {
      // A query under way may have been answered before the change. Its answer counts only for the requests already waiting.
      current = { ...current, askedAt: Number.NEGATIVE_INFINITY };
      asking = null;
    },
  };
}
