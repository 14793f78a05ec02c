/** How often deadlines are looked at, in milliseconds. */
const TICK_MS = 25;

/** @param now as `performance.now()` tells it */
type Check = (now: number) => void;

const checks = new Set<Check>();
let timer: NodeJS.Timeout | undefined;

/**
 * Calls `check` every 25 milliseconds, so that fetches need no timers of their own. It does not keep the process alive.
 *
 * @returns ends the calls
 */
export function everyTick(check: Check): () => void {
  checks.add(check);
  timer ??= setInterval(tick, TICK_MS).unref();
  return () => {
    checks.delete(check);
    if (checks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  const now = performance.now();
  // Timers run before pending I/O: after a pause of the process, answers may already have arrived.
  setImmediate(() => {
    for (const check of checks) check(now);
  });
}
