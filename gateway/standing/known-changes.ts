import type { LogPosition, SignInState, StandingChanges } from './standing-reader.ts';

/** The most subjects that are remembered in each of the two generations. */
const MAX_SUBJECTS = 250_000;

/** What this gateway knows of the log of changes. */
export type KnownChanges = {
  /** The position up to which the log is known. */
  readonly known: () => LogPosition;
  /** Adds an answer to a question that began at `known()`. */
  readonly learn: (answer: StandingChanges, nowMs: number) => void;
  /** Whether a state holds still, as far as is known: it was read after the last change of its subject. */
  readonly permits: (state: Pick<SignInState, 'changeSubject' | 'log' | 'position'>) => boolean;
};

/**
 * Remembers the last change of each subject for as long as a state may be used that was read before it. There are two generations
 * of subjects. When the newer one is as old as that, or full, the older one is forgotten. States that were read before the oldest
 * remembered change do not count then.
 *
 * @param lifetimeMs how long a state may be used
 */
export function createKnownChanges(lifetimeMs: number, maxSubjects = MAX_SUBJECTS): KnownChanges {
  let end: LogPosition = { log: '', position: 0 };
  let newer = startGeneration(0, 0);
  let older = newer;
  return {
    known: () => end,
    learn({ log, position, subjects, complete }, nowMs) {
      if (!complete) {
        newer = older = startGeneration(position, nowMs);
      } else {
        const age = nowMs - newer.startedAt;
        if (age < 0 || age >= lifetimeMs || newer.changes.size >= maxSubjects) {
          older = newer;
          newer = startGeneration(end.position, nowMs);
        }
        // Each change counts as made at the end of the answer: at worst, a state that holds is read once more.
        for (const subject of subjects) newer.changes.set(subject, position);
      }
      end = { log, position };
    },
    permits({ changeSubject, log, position }) {
      if (log !== end.log || !(position >= older.from)) return false;
      const changedAt = newer.changes.get(changeSubject) ?? older.changes.get(changeSubject);
      return changedAt === undefined || changedAt <= position;
    },
  };
}

/** Changes after the position `from`, by subject. */
type Generation = { readonly from: number; readonly startedAt: number; readonly changes: Map<string, number> };

const startGeneration = (from: number, startedAt: number): Generation => ({ from, startedAt, changes: new Map() });
