import { describe, expect, it } from '@jest/globals';
import { createCounters } from '../../gateway/limits/counters.ts';
import { RATE_LIMITS, SENSITIVE_MUTATIONS } from '../../gateway/limits/rate-limits.ts';
import { apiSdl } from '../support/composed.ts';

describe('the counters of one process', () => {
  it('let so many through and no more, however many come at once', async () => {
    const count = createCounters(null);
    const counts = await Promise.all(Array.from({ length: 1_000 }, async () => count('links by account', 'acct-bruno-ma')));
    expect(counts.filter((counted) => counted === 'within')).toHaveLength(5);
  });

  it('say how long to wait', async () => {
    const limits = { ...RATE_LIMITS, 'links by account': { ...RATE_LIMITS['links by account'], points: 1 } };
    const count = createCounters(null, limits);
    await count('links by account', 'acct-bruno-ma');
    expect(await count('links by account', 'acct-bruno-ma')).toEqual({ over: 24 * 60 * 60 });
    expect(await count('links by account', 'acct-ada-ma')).toBe('within');
  });
});

it('every sensitive mutation is one of the graph', () => {
  const mutation = /type Mutation \{([^]*?)\n\}/.exec(apiSdl)?.[1] ?? '';
  for (const name of Object.keys(SENSITIVE_MUTATIONS)) expect(mutation).toMatch(new RegExp(`\\b${name}[(:]`));
});
