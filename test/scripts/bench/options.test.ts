import { describe, expect, it } from '@jest/globals';
import { nameOf } from '../../../scripts/bench/cells.ts';
import { readOptions } from '../../../scripts/bench/options.ts';

const cells = (...args: string[]) => readOptions(args).cells.map(nameOf);

describe('what npm run bench measures', () => {
  it('differs, without a choice, in one point from the request that the goal is about', () => {
    expect(cells()).toEqual([
      'warm viewer, household of 5, concurrency 32, subgraphs recorded',
      'warm viewer, household of 5, concurrency 1, subgraphs recorded',
      'warm viewer, household of 5, concurrency 256, subgraphs recorded',
      'a new viewer every 5 requests, household of 5, concurrency 32, subgraphs recorded',
      'a new viewer each request, household of 5, concurrency 32, subgraphs recorded',
      'warm viewer, household of 1, concurrency 32, subgraphs recorded',
      'warm viewer, household of 20, concurrency 32, subgraphs recorded',
      'warm viewer, household of 5, concurrency 32, subgraphs live',
    ]);
    expect(cells('--quick')).toHaveLength(3);
  });

  it('is every combination of what is chosen, recorded before live', () => {
    expect(cells('--scenario', 'each', '--sizes', '20,1', '--concurrency', '2', '--answers', 'live,recorded')).toEqual([
      'a new viewer each request, household of 20, concurrency 2, subgraphs recorded',
      'a new viewer each request, household of 1, concurrency 2, subgraphs recorded',
      'a new viewer each request, household of 20, concurrency 2, subgraphs live',
      'a new viewer each request, household of 1, concurrency 2, subgraphs live',
    ]);
    expect(cells('--quick', '--sizes', '20')).toEqual(['warm viewer, household of 20, concurrency 32, subgraphs recorded']);
  });

  it.each([
    ['--scenario', 'cold'],
    ['--sizes', '2'],
    ['--sizes', ''],
    ['--concurrency', '0'],
    ['--concurrency', 'many'],
    ['--answers', 'none'],
    ['--unknown', 'x'],
  ])('is not %s %s: the usage is shown', (option, value) => {
    expect(() => readOptions([option, value])).toThrow(/usage: npm run bench/);
  });
});
