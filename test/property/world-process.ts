import { inspect } from 'node:util';
import { checkWorld } from './check-world.ts';
import { type CellCounts, CoverageCounter } from './coverage-counter.ts';

/** The message of a process about a world, whose seed it received. */
export type WorldResult = { readonly seed: number; readonly counts: CellCounts; readonly failure: string | null };

// Checks worlds for run-worlds.ts, one after the other, until its parent disconnects.
process.on('message', (seed: number) => void answer(seed));
process.on('disconnect', () => process.exit());

async function answer(seed: number): Promise<void> {
  const coverageCounter = new CoverageCounter();
  const failure = await checkWorld(seed, coverageCounter).then(
    () => null,
    (error: unknown) => inspect(error),
  );
  process.send?.({ seed, counts: coverageCounter.counts, failure } satisfies WorldResult);
}
