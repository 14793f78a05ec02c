import { describe, expect, it } from '@jest/globals';
import { loadMany, loadOne } from '../../../subgraphs/shared/loader.ts';

const ROWS = [
  { id: 'b', owner: 'x' },
  { id: 'a', owner: 'x' },
  { id: 'c', owner: 'y' },
];

describe('loadOne', () => {
  it('gives each key its row, in whatever order the rows come, and null without one', async () => {
    const loader = loadOne(
      async () => ROWS,
      ({ id }) => id,
    );
    expect(await loader.loadMany(['a', 'missing', 'b'])).toEqual([ROWS[1], null, ROWS[0]]);
  });

  it('asks once for all keys of a turn, and never again for a known one', async () => {
    const asked: (readonly string[])[] = [];
    const loader = loadOne(
      async (keys) => {
        asked.push(keys);
        return ROWS;
      },
      ({ id }) => id,
    );
    await Promise.all([loader.load('a'), loader.load('b'), loader.load('a')]);
    await loader.load('b');
    expect(asked).toEqual([['a', 'b']]);
  });

  it('fails for every key when the source fails', async () => {
    const loader = loadOne<{ id: string }>(
      () => Promise.reject(new Error('away')),
      ({ id }) => id,
    );
    const settled = await Promise.allSettled([loader.load('a'), loader.load('b')]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('loadMany', () => {
  it('gives each key its rows in the order in which they came, and none without any', async () => {
    const loader = loadMany(
      async () => ROWS,
      ({ owner }) => owner,
    );
    expect(await loader.loadMany(['y', 'x', 'missing'])).toEqual([[ROWS[2]], [ROWS[0], ROWS[1]], []]);
  });
});
