import { describe, expect, it } from '@jest/globals';
import { shortDiff } from '../../../scripts/tooling/generated-files.ts';

describe('shortDiff', () => {
  it('shows the lines between the first and the last that differ', () => {
    expect(shortDiff('a\nb\nc\nd', 'a\nx\nc\nd')).toBe('  from line 2:\n- b\n+ x');
  });

  it('shows added lines alone', () => {
    expect(shortDiff('a\nb', 'a\nn\nb')).toBe('  from line 2:\n+ n');
  });

  it('cuts long differences', () => {
    expect(shortDiff('', '1\n2\n3', 2)).toBe('  from line 1:\n- \n+ 1\n+ 2\n+ … 1 more lines');
  });
});
