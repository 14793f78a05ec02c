import { refusal } from '../errors/refusal.ts';

/** How often deadlines are checked. A deadline is missed by at most this many milliseconds. */
export const DEADLINE_CHECK_MS = 25;

type Pending = { readonly at: number; readonly end: () => void };

/** One list and one timer for all requests: a timer for each costs more than most of the work on it. */
const pending = new Set<Pending>();
let timer: NodeJS.Timeout | null = null;

/**
 * @param deadlineMs from now
 * @param late turns the refusal for a missed deadline into an answer
 * @returns the answer, or the refusal if the deadline comes first
 */
export function withinDeadline<Answer>(
  answer: Promise<Answer>,
  late: (error: Error) => Answer,
  deadlineMs: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const one: Pending = { at: performance.now() + deadlineMs, end: () => resolve(late(refusal('REQUEST_TIMEOUT'))) };
    pending.add(one);
    timer ??= setInterval(endLate, DEADLINE_CHECK_MS);
    answer.then(
      (answered) => {
        pending.delete(one);
        resolve(answered);
      },
      (error: unknown) => {
        pending.delete(one);
        reject(error as Error);
      },
    );
  });
}

function endLate(): void {
  if (pending.size === 0 && timer) {
    clearInterval(timer);
    timer = null;
  }
  const now = performance.now();
  for (const one of pending) {
    if (now < one.at) continue;
    pending.delete(one);
    one.end();
  }
}
