/** The parts of the work on a request, in their order. */
export const PHASES = ['read', 'identify', 'rates', 'document', 'compile', 'guard', 'fetch', 'shape', 'audit', 'send'] as const;
export type Phase = (typeof PHASES)[number];

/** When a request began and when each part of the work on it ended, by `performance.now()`; 0: not yet. */
export type PhaseTimes = { readonly begun: number } & { [Name in Phase]: number };

export const beginPhases = (): PhaseTimes => ({
  begun: performance.now(),
  read: 0,
  identify: 0,
  rates: 0,
  document: 0,
  compile: 0,
  guard: 0,
  fetch: 0,
  shape: 0,
  audit: 0,
  send: 0,
});

/** Ends the part in which a request was refused, so that its time is not taken for that of sending the answer. */
export function endWork(times: PhaseTimes): void {
  const current = PHASES.find((phase) => times[phase] === 0);
  if (current !== undefined && current !== 'send') times[current] = performance.now();
}

/** Calls `visit` for each part that was begun, with its milliseconds and its position in `PHASES`. */
export function visitPhases(times: PhaseTimes, visit: (index: number, ms: number) => void): void {
  let before = times.begun;
  for (let index = 0; index < PHASES.length; index += 1) {
    const end = times[PHASES[index]!];
    if (end === 0) continue;
    visit(index, end - before);
    before = end;
  }
}

/** @returns the milliseconds of each part, to a tenth; parts that took less are left out */
export function phasesInMs(times: PhaseTimes): { readonly [Name in Phase]?: number } {
  const rounded: { [Name in Phase]?: number } = {};
  visitPhases(times, (index, ms) => {
    const tenths = Math.round(ms * 10);
    if (tenths > 0) rounded[PHASES[index]!] = tenths / 10;
  });
  return rounded;
}
