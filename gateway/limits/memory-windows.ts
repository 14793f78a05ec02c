import type { Count, CountKey, Figures } from './count.ts';

type Window = { left: number; readonly endsAt: number };

/** Windows that have ended are forgotten when so many events were counted since the last time. */
const SWEEP_AFTER = 10_000;

/**
 * Counts in fixed windows in the memory of this process. A window begins with the first event of its key.
 *
 * @param clock milliseconds of a clock that is never set back
 */
export function countInMemory({ points, seconds }: Figures, clock: () => number): CountKey {
  const windows = new Map<string, Window>();
  let counted = 0;
  const sweep = (now: number) => {
    counted = 0;
    for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
  };
  return (key): Count => {
    const now = clock();
    if ((counted += 1) > SWEEP_AFTER) sweep(now);
    let window = windows.get(key);
    if (!window || window.endsAt <= now) windows.set(key, (window = { left: points, endsAt: now + seconds * 1000 }));
    if (window.left <= 0) return { over: Math.ceil((window.endsAt - now) / 1000) };
    window.left -= 1;
    return 'within';
  };
}
