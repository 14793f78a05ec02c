import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDeep } from '../../support/depth.ts';
import { feedOf, household, openFeedWorld } from '../../support/feed-worlds.ts';
import { mutatedLines } from './mutated-lines.ts';

const LINES = 100;
const FILES = isDeep ? 100 : 5;

describe('lines that were changed', () => {
  it('are stored rightly, or rejected with a reason, and then nothing of the household is seen', async () => {
    await fc.assert(
      fc.asyncProperty(mutatedLines(LINES), async (mutated) => {
        const world = await openFeedWorld('identity');
        const spoiled = new Set(mutated.flatMap(({ spoils = [] }) => spoils));
        const isStored = mutated.map(({ stored }, index) => stored && !spoiled.has(`h${index}`));
        const { rejects } = await world.load(
          feedOf(
            'identity',
            mutated.flatMap(({ lines }) => lines),
          ),
          {
            overrides: { allowRejects: true, allowEmpty: true },
          },
        );
        const stored = (await world.rows('select id from households')).map(({ id }) => String(id));
        const persons = (await world.rows('select id from persons')).map(({ id }) => String(id).replace(/-\d$/, ''));
        await world.close();
        const wrong = mutated.flatMap(({ what }, index) =>
          stored.includes(`h${index}`) === isStored[index] ? [] : [`h${index} ${what}`],
        );
        expect(wrong).toEqual([]);
        expect([...new Set(persons)].sort()).toEqual([...stored].sort());
        const [lines, rejected] = [
          linesOf(mutated.map(({ lines: own }) => own.length)),
          new Set(rejects.map(({ line }) => line)),
        ];
        const untold = lines.flatMap((own, index) =>
          isStored[index] || own.every((line) => rejected.has(line)) ? [] : [mutated[index]!.what],
        );
        expect(untold).toEqual([]);
        expect(rejects.filter(({ reason }) => reason.length < 5)).toEqual([]);
        expect(JSON.stringify(rejects)).not.toMatch(/123-?45|Exemplar|KING/);
      }),
      { numRuns: FILES },
    );
  });

  it('of 50 MB are rejected, and never held', async () => {
    const world = await openFeedWorld('identity');
    const [header = '', good = ''] = String(feedOf('identity', [household('h1', ['p1'])])).split('\n');
    const piece = Buffer.alloc(1_000_000, 'x');
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    function* parts(): Generator<Buffer> {
      yield Buffer.from(`${header}\n`);
      for (let line = 0; line < 2; line++) {
        for (let index = 0; index < 50; index++) yield piece;
        yield Buffer.from('\n');
      }
      yield Buffer.from(`${good}\n`);
    }
    async function* file(): AsyncGenerator<Uint8Array> {
      const sha256 = createHash('sha256');
      for (const part of parts()) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        sha256.update(part);
        yield Promise.resolve(part);
      }
      yield Buffer.from(JSON.stringify({ count: 3, sha256: sha256.digest('hex') }));
    }
    const { summary, rejects } = await world.load(piece, { open: file, overrides: { allowRejects: true } });
    await world.close();
    expect(summary).toMatchObject({ lines: 3, stored: 1, rejected: 2 });
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual(
      [2, 3].map((line) => [line, 'the line is longer than 1000000 bytes']),
    );
    expect(most).toBeLessThan(20_000_000);
  });
});

/** @returns the numbers of the lines of each household; the first line of a file is the header */
function linesOf(counts: readonly number[]): number[][] {
  let next = 2;
  return counts.map((count) => Array.from({ length: count }, () => next++));
}
