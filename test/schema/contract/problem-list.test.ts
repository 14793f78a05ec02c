import { describe, expect, it } from '@jest/globals';
import { describeProblems } from '../../../schema/contract/problem-list.ts';

describe('a refusal', () => {
  const refusal = (...problems: string[]) => describeProblems('The file is not valid', problems, 'Correct the file.');

  it('is one line when it has one problem', () => {
    expect(refusal('a: is empty')).toBe('The file is not valid: a: is empty. Correct the file.');
    expect(refusal('Unknown type "A". Did you mean "B"?')).toBe(
      'The file is not valid: Unknown type "A". Did you mean "B"? Correct the file.',
    );
    expect(refusal('first\n\n  - second')).toBe('The file is not valid: first - second. Correct the file.');
  });

  it('has a head line, one line for each problem and what to do when it has several', () => {
    expect(refusal('a: is empty', 'b: two\nlines').split('\n')).toEqual([
      'The file is not valid. There are 2 problems:',
      '  a: is empty',
      '  b: two lines',
      'Correct the file.',
    ]);
  });

  it('lists at most 30 problems and says how many more there are', () => {
    const lines = refusal(...Array.from({ length: 162 }, (_, index) => `problem ${index}`)).split('\n');
    expect(lines).toHaveLength(33);
    expect(lines.slice(-3)).toEqual(['  problem 29', '  and 132 more', 'Correct the file.']);
  });
});
