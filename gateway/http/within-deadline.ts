import { refusal } from '../errors/refusal.ts';

type Pending = { readonly at: number; readonly end: () => void };

/** What waits, oldest first. All share one timer, for the earliest deadline when it was set. */
const pending = new Set<Pending>();
let timer: NodeJS.Timeout | null = null;
let timerAt = Infinity;

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
    const one = { at: performance.now() + deadlineMs, end: () => resolve(late(refusal('REQUEST_TIMEOUT'))) };
    pending.add(one);
    if (one.at < timerAt) wakeAt(one.at);
    answer.then(
      (answered) => {
        forget(one);
        resolve(answered);
      },
      (error: unknown) => {
        forget(one);
        reject(error as Error);
      },
    );
  });
}

function forget(one: Pending): void {
  pending.delete(one);
  if (pending.size === 0) wakeAt(Infinity);
}

/** Sets the timer for a time, or for none. */
function wakeAt(at: number): void {
  if (timer) clearTimeout(timer);
  timerAt = at;
  timer = at === Infinity ? null : setTimeout(endLate, Math.max(0, at - performance.now()));
}

function endLate(): void {
  const now = performance.now();
  let next = Infinity;
  for (const one of pending) {
    if (one.at > now) next = Math.min(next, one.at);
    else {
      pending.delete(one);
      one.end();
    }
  }
  wakeAt(next);
}
