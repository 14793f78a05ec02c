import { describe, expect, it } from '@jest/globals';
import { newestFirst } from '../../../subgraphs/shared/newest-first.ts';

const rows = (...entries: [id: string, day: string | null][]) => entries.map(([id, day]) => ({ id, day }));

describe('newestFirst', () => {
  it('puts new days first, no day last, and equal days by id', () => {
    const mixed = rows(['c', '2026-01-01'], ['z', null], ['b', '2026-02-01'], ['a', '2026-01-01'], ['y', null]);
    const sorted = mixed.toSorted(newestFirst(({ day }) => day));
    expect(sorted.map(({ id }) => id)).toEqual(['b', 'a', 'c', 'y', 'z']);
  });

  it('compares ids by code unit, as no database collation would', () => {
    const sorted = rows(['a-1', null], ['B-1', null], ['a1', null]).toSorted(newestFirst(() => null));
    expect(sorted.map(({ id }) => id)).toEqual(['B-1', 'a-1', 'a1']);
  });
});
