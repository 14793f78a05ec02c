import { inspect } from 'node:util';
import { checkWorld } from './check-world.ts';
import { type CellCounts, Tally } from './tally.ts';

/** What a process says of a world that it was sent as a seed. */
export type WorldResult = { readonly seed: number; readonly counts: CellCounts; readonly failure: string | null };

// Checks worlds for run-worlds.ts, one after the other, until its parent disconnects.
process.on('message', (seed: number) => void answer(seed));
process.on('disconnect', () => process.exit());

async function answer(seed: number): Promise<void> {
  const tally = new Tally();
  const failure = await checkWorld(seed, tally).then(
    () => null,
    (error: unknown) => inspect(error),
  );
  process.send?.({ seed, counts: tally.counts, failure } satisfies WorldResult);
}
