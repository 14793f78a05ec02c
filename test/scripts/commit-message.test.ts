import { describe, expect, it } from '@jest/globals';
import { faultOfMessage } from '../../scripts/tooling/commit-message.ts';

describe('a commit message', () => {
  it.each([
    'feat(access): refuse unknown policies',
    'fix: count refused requests\n\nThe reason.',
    'refactor(gateway)!: move limits into a folder of their own',
    'Merge branch main',
    'chore(release): 0.3.0\n# a comment of git',
  ])('%j is accepted', (message) => {
    expect(faultOfMessage(message)).toBeNull();
  });

  it.each([
    ['Fixed the thing', 'is not "type(scope): imperative"'],
    ['feature(access): add a policy', 'is not "type(scope): imperative"'],
    ['fix(Access): add a policy', 'is not "type(scope): imperative"'],
    ['fix(access):', 'is not "type(scope): imperative"'],
    ['', 'is not "type(scope): imperative"'],
    [`fix(access): ${'a'.repeat(60)}`, 'has 73 characters; the limit is 72'],
    ['fix(access): add a policy.', 'ends with a full stop'],
    ['fix(access): add a policy\nthe reason', 'has no empty line after the subject'],
  ])('%j is refused', (message, fault) => {
    expect(faultOfMessage(message)).toContain(fault);
  });
});
