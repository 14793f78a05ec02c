/** How late the event loop comes to what is due, in milliseconds. */
export type LagWatch = { readonly lagMs: () => number; readonly stop: () => void };

/** How often it is looked at, in milliseconds. */
const INTERVAL_MS = 50;
/** One pause, as for a garbage collection, is no overload: the lag is the least of so many looks in a row. */
const LOOKS = 3;

/** Watches the event loop of this thread, and does not keep the process alive. @param clock milliseconds */
export function watchLag(clock: () => number = () => performance.now()): LagWatch {
  const looks = new Float64Array(LOOKS);
  let at = 0;
  let due = clock() + INTERVAL_MS;
  const timer = setInterval(() => {
    const now = clock();
    looks[at] = Math.max(0, now - due);
    at = (at + 1) % LOOKS;
    due = now + INTERVAL_MS;
  }, INTERVAL_MS).unref();
  return { lagMs: () => Math.min(...looks), stop: () => clearInterval(timer) };
}
