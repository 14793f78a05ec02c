import { describe, expect, it } from '@jest/globals';
import { createKnownChanges } from '../../../gateway/standing/known-changes.ts';

const LIFETIME = 60_000;
const answer = (position: number, ...subjects: string[]) => ({
  log: 'log',
  position,
  newest: position,
  subjects,
  complete: true,
});
const FIRST = { ...answer(10), complete: false };
const state = (changeSubject: string, position: number, log = 'log') => ({ changeSubject, log, position });

describe('a state is permitted', () => {
  it('when it was read after the last known change of its subject, from the same log', () => {
    const changes = createKnownChanges(LIFETIME);
    changes.learn(FIRST, 0);
    changes.learn(answer(12, 'ada', 'ben'), 1);
    expect(changes.permits(state('ada', 11))).toBe(false);
    expect(changes.permits(state('ada', 12))).toBe(true);
    expect(changes.permits(state('ada', 13))).toBe(true);
    expect(changes.permits(state('eve', 10))).toBe(true);
    expect(changes.permits(state('eve', 12, 'another'))).toBe(false);
  });

  it('never when it was read before anything is known', () => {
    const changes = createKnownChanges(LIFETIME);
    expect(changes.permits(state('ada', 1))).toBe(false);
    changes.learn(FIRST, 0);
    expect(changes.permits(state('ada', 9))).toBe(false);
    expect(changes.permits(state('ada', Number.NaN))).toBe(false);
  });

  it('as long as it lasts, however many changes there are, and not longer than they are remembered', () => {
    const changes = createKnownChanges(LIFETIME);
    changes.learn(FIRST, 0);
    for (let second = 1; second <= 300; second += 1) {
      changes.learn(answer(10 + second, 'ada'), second * 1_000);
      // A state of any of the last sixty seconds.
      const oldest = Math.max(10, 10 + second - 59);
      expect(changes.permits(state('eve', oldest))).toBe(true);
      expect(changes.permits(state('ada', 10 + second - 1))).toBe(false);
    }
    expect(changes.permits(state('eve', 10))).toBe(false);
  });

  it('not when the changes after it were too many to remember', () => {
    const changes = createKnownChanges(LIFETIME, 100);
    changes.learn(FIRST, 0);
    for (let change = 1; change <= 250; change += 1) changes.learn(answer(10 + change, `subject-${change}`), 1);
    expect(changes.permits(state('eve', 10))).toBe(false);
    expect(changes.permits(state('subject-1', 10))).toBe(false);
    expect(changes.permits(state('eve', 259))).toBe(true);
    expect(changes.permits(state('subject-249', 258))).toBe(false);
  });
});
