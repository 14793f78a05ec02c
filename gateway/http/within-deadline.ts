import { LinkedList } from '../../schema/contract/linked-list.ts';
import { refusal } from '../errors/refusal.ts';

type Pending = { readonly at: number; readonly end: () => void };

/** What waits, oldest first. All share one timer, for the earliest deadline when it was set. */
const pending = new LinkedList<Pending>();
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
    const at = performance.now() + deadlineMs;
    const end = () => {
      pending.remove(link);
      resolve(late(refusal('REQUEST_TIMEOUT')));
    };
    const link = pending.add({ at, end });
    if (at < timerAt) wakeAt(at);
    const forget = () => {
      pending.remove(link);
      if (pending.isEmpty) wakeAt(Infinity);
    };
    answer.then(
      (answered) => {
        forget();
        resolve(answered);
      },
      (error: unknown) => {
        forget();
        reject(error as Error);
      },
    );
  });
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
    else one.end();
  }
  wakeAt(next);
}
