import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { scriptedGateways } from '../../support/scripted-gateways.ts';

// A question is asked, read and answered at moments that the test chooses, and so is a change.

let { identity, clock, cache, find, asked } = scriptedGateways();
beforeEach(() => void ({ identity, clock, cache, find, asked } = scriptedGateways()));

describe('a change that an account made through this gateway', () => {
  it('shows to that account at once, and costs others nothing', async () => {
    expect([await find('ada'), await find('ben')]).toEqual(['ada-0', 'ben-0']);
    identity.change('ada');
    cache.touch('ada');
    const { changes } = identity.asked;
    expect(await find('ben')).toBe('ben-0');
    expect(identity.asked.changes).toBe(changes);
    expect(await find('ada')).toBe('ada-1');
    expect(await find('ada')).toBe('ada-1');
    expect(identity.asked.changes).toBe(changes + 1);
  });

  it('is not missed by a reading of the log that began before it', async () => {
    expect(await find('ada')).toBe('ada-0');
    identity.hold();
    clock.now += POLL_INTERVAL_MS;
    const other = find('ben');
    const log = await asked('the log');
    log.read();
    identity.change('ada');
    cache.touch('ada');
    const found = find('ada');
    log.arrive();
    (await asked('ben')).arrive();
    (await asked('the log')).arrive();
    (await asked('ada')).arrive();
    expect([await other, await found]).toEqual(['ben-0', 'ada-1']);
  });

  it('is not missed by a standing that was read before it', async () => {
    await find('ben');
    identity.hold();
    const early = find('ada');
    const late = await asked('ada');
    late.read();
    identity.change('ada');
    cache.touch('ada');
    const found = find('ada');
    late.arrive();
    (await asked('the log')).arrive();
    (await asked('ada')).arrive();
    expect([await early, await found]).toEqual(['ada-1', 'ada-1']);
  });
});
