import { describe, expect, it } from '@jest/globals';
import { createReplicaFreshness } from '../../../../subgraphs/shared/database/replica-freshness.ts';

describe('the lag of a replica', () => {
  it('is unknown until the replica has something that the primary had', () => {
    const { hear, lag } = createReplicaFreshness();
    expect(lag(0)).toBe(Infinity);
    hear(1_000, '0/20', '0/1F');
    expect(lag(1_000)).toBe(Infinity);
    hear(2_000, '0/30', '0/20');
    expect(lag(2_500)).toBe(1_500);
    hear(3_000, '0/30', '0/30');
    expect(lag(3_500)).toBe(500);
  });

  it('grows while the replica stands still, and while nobody can compare', () => {
    const { hear, lag } = createReplicaFreshness();
    hear(0, '0/FFFFFFFF', '0/FFFFFFFF');
    hear(1_000, '1/0', '0/FFFFFFFF');
    hear(2_000, '1/10', '0/FFFFFFFF');
    expect(lag(2_000)).toBe(2_000);
    expect(lag(60_000)).toBe(60_000);
    hear(61_000, '1/20', '1/10');
    expect(lag(61_000)).toBe(59_000);
  });

  it('is unknown again after a failure', () => {
    const { hear, doubt, lag } = createReplicaFreshness();
    hear(0, '0/1', '0/1');
    doubt();
    expect(lag(0)).toBe(Infinity);
    hear(1_000, '0/1', '0/1');
    expect(lag(1_000)).toBe(0);
  });

  it('is found when the log of a new primary goes on from an earlier place', () => {
    const { hear, lag } = createReplicaFreshness();
    hear(0, '0/90', '0/50');
    hear(1_000, '0/60', '0/60');
    expect(lag(1_000)).toBe(0);
  });

  it('stays known however long the replica is behind', () => {
    const { hear, lag } = createReplicaFreshness();
    for (let second = 1; second <= 1_000; second += 1) hear(second * 1_000, `0/${second.toString(16)}`, '0/1');
    expect(lag(1_000_000)).toBe(999_000);
    hear(1_001_000, '0/3E9', '0/3E9');
    expect(lag(1_001_000)).toBe(0);
  });
});
