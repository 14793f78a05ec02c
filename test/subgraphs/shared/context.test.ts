import { describe, expect, it } from '@jest/globals';
import { today } from '../../../subgraphs/shared/context.ts';

describe('today', () => {
  it.each([
    ['2026-11-16T15:00:00Z', '2026-11-16'],
    ['2026-11-17T04:59:59Z', '2026-11-16'],
    ['2026-11-17T05:00:00Z', '2026-11-17'],
    ['2026-07-01T03:59:59Z', '2026-06-30'],
    ['2026-07-01T04:00:00Z', '2026-07-01'],
  ])('at %s it is %s in Massachusetts', (moment, day) => {
    expect(today(() => Date.parse(moment))).toBe(day);
  });
});
