import type { KnownChanges } from './known-changes.ts';
import type { StandingReader } from './standing-reader.ts';

/** While there are requests, the log of changes is read this often. */
export const POLL_INTERVAL_MS = 250;
/** The longest that a request may rely on what was read before it came (RO-9). If reading fails for longer, requests are refused. */
const MAX_KNOWLEDGE_AGE_MS = 1_000;

/** Follows identity's log of changes. */
export type ChangeFollower = {
  /** Whether the changes of a quarter of a second ago are known, and all that this gateway itself has changed of a subject. */
  readonly isCaughtUp: (subject: string) => boolean;
  /**
   * Resolves when the changes of a quarter of a second ago are known; while the log cannot be read, those of a second ago.
   *
   * @throws when the changes of a second ago are not known
   */
  readonly catchUp: (requestId?: string) => Promise<void>;
  /** This gateway has just changed an account. Nobody who uses its standing may miss that. */
  readonly touch: (accountId: string) => void;
  /** Resolves when all that this gateway itself has changed of a subject is known. */
  readonly catchUpWith: (subject: string, requestId?: string) => Promise<void>;
};

type Poll = { readonly number: number; readonly askedAt: number; readonly done: Promise<void> };

/** One question is asked at a time, whatever the number of requests. @param clock milliseconds since 1970 */
export function createChangeFollower(
  reader: Pick<StandingReader, 'changes'>,
  changes: KnownChanges,
  clock: () => number,
): ChangeFollower {
  let known = Number.NEGATIVE_INFINITY;
  let polls = 0;
  let current: Poll | null = null;
  /** Which poll had begun last when an account was changed here. */
  const touched = new Map<string, number>();

  async function read(number: number, askedAt: number, requestId: string | undefined): Promise<void> {
    const ask = async () => {
      const answer = await reader.changes(changes.known(), askedAt / 1000, requestId);
      changes.learn(answer, clock());
      return answer;
    };
    const { log, newest } = await ask();
    // What comes after `newest` was committed after the question.
    for (let end = changes.known(); end.log === log && end.position < newest; end = changes.known()) await ask();
    known = askedAt;
    for (const [account, begun] of touched) if (begun < number) touched.delete(account);
  }
  function begin(requestId: string | undefined): Poll {
    const [number, askedAt] = [(polls += 1), clock()];
    const done = read(number, askedAt, requestId).finally(() => (current = null));
    return (current = { number, askedAt, done });
  }
  /** Waits for a poll that begins after another one has begun. */
  async function pollAfter(number: number, requestId: string | undefined): Promise<void> {
    // Whoever began that poll learns of its failure.
    if (current && current.number <= number) await current.done.catch(() => undefined);
    await (current ?? begin(requestId)).done;
  }
  const isRecent = (age: number): boolean => age >= 0 && age < POLL_INTERVAL_MS;
  return {
    isCaughtUp: (subject) => isRecent(clock() - known) && !touched.has(subject),
    async catchUp(requestId) {
      const now = clock();
      const age = now - known;
      // A negative age means that the clock was set back.
      if (isRecent(age)) return;
      const poll = current ?? begin(requestId);
      try {
        await poll.done;
      } catch (error) {
        if (age >= 0 && age < MAX_KNOWLEDGE_AGE_MS) return;
        throw error;
      }
      // The poll may have begun long before this request.
      if (now - poll.askedAt >= MAX_KNOWLEDGE_AGE_MS) await pollAfter(poll.number, requestId);
    },
    touch: (accountId) => void touched.set(accountId, polls),
    async catchUpWith(subject, requestId) {
      const begun = touched.get(subject);
      if (begun !== undefined) await pollAfter(begun, requestId);
    },
  };
}
