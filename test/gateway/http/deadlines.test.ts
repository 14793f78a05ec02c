import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { withinDeadline } from '../../../gateway/http/within-deadline.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const late = (error: Error) => `late: ${error.message}`;

describe('an answer within its deadline', () => {
  it('is the answer, and its deadline is forgotten', async () => {
    expect(await withinDeadline(Promise.resolve('answer'), late, 1_000)).toBe('answer');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('may fail', async () => {
    await expect(withinDeadline(Promise.reject(new Error('failed')), late, 1_000)).rejects.toThrow('failed');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is the refusal once the deadline has passed, and never before', async () => {
    const answer = Promise.withResolvers<string>();
    const given: string[] = [];
    const done = withinDeadline(answer.promise, late, 1_000).then((first) => void given.push(first));
    await jest.advanceTimersByTimeAsync(999);
    expect(given).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(given).toEqual([expect.stringMatching(/^late: /)]);
    answer.resolve('too late');
    await done;
    expect(given).toHaveLength(1);
  });

  it('does not depend on other answers, nor on the order of deadlines', async () => {
    const ended: string[] = [];
    const never = new Promise<string>(() => undefined);
    const wait = (name: string, deadlineMs: number) =>
      void withinDeadline(never, late, deadlineMs).then(() => void ended.push(name));
    wait('third', 900);
    wait('first', 100);
    wait('second', 500);
    await jest.advanceTimersByTimeAsync(600);
    expect(ended).toEqual(['first', 'second']);
    await jest.advanceTimersByTimeAsync(400);
    expect(ended).toEqual(['first', 'second', 'third']);
  });

  it('takes one timer for all of them', () => {
    for (let count = 0; count < 100; count += 1) void withinDeadline(new Promise(() => undefined), late, 1_000);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(2_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
