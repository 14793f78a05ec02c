import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { WorldResult } from './world-process.ts';
import { checkInProcesses } from './world-processes.ts';

const PROGRAM = join(import.meta.dirname, '../support/fake-world-process.ts');

async function check(seeds: readonly number[], processes: number, patienceMs = 600_000): Promise<WorldResult[]> {
  const waiting = [...seeds];
  const results: WorldResult[] = [];
  const stop = () => results.some(({ failure }) => failure !== null);
  await checkInProcesses({
    processes,
    program: PROGRAM,
    patienceMs,
    nextSeed: () => (stop() ? null : (waiting.shift() ?? null)),
    onResult: (result) => void results.push(result),
  });
  return results;
}

it('every world is checked once, however many processes share them and however often they are replaced', async () => {
  const seeds = Array.from({ length: 99 }, (_, index) => index + 1);
  const results = await check([...seeds, ...seeds.map((seed) => seed + 1_000), ...seeds.map((seed) => seed + 2_000)], 1);
  expect(new Set(results.map(({ seed }) => seed)).size).toBe(297);
  expect(results.every(({ counts, failure }) => counts.length === 1 && failure === null)).toBe(true);
  const shared = await check(seeds, 2);
  expect(shared.map(({ seed }) => seed).sort((one, other) => one - other)).toEqual(seeds);
});

it.each([
  ['differs', 100, 'World 100: differs'],
  ['ends its process', 101, 'World 101: its process ended with code 3'],
])('a world that %s is a failure with its seed, and no other world is begun', async (_what, seed, failure) => {
  const results = await check([1, 2, seed, 3, 4], 1);
  expect(results.map((result) => result.seed)).toEqual([1, 2, seed]);
  expect(results.at(-1)?.failure).toBe(failure);
});

it('a world that never ends is a failure with its seed', async () => {
  expect(await check([102], 1, 600)).toEqual([{ seed: 102, counts: [], failure: 'World 102: no result after 0.01 minutes' }]);
});
