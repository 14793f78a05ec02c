import { describe, expect, it } from '@jest/globals';
import { RetryBudget } from '../../../gateway/sources/retry-budget.ts';

describe('the budget of retries', () => {
  const spend = (budget: RetryBudget) => {
    let taken = 0;
    while (budget.take()) taken++;
    return taken;
  };

  it('is a tenth of the requests, starts at ten and is at most a hundred', () => {
    const budget = new RetryBudget();
    expect(spend(budget)).toBe(10);
    for (let request = 0; request < 205; request++) budget.deposit();
    expect(spend(budget)).toBe(20);
    for (let request = 0; request < 100_000; request++) budget.deposit();
    expect(spend(budget)).toBe(100);
  });
});
