import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { scriptedGateways } from '../../support/scripted-gateways.ts';

// A question is asked, read and answered at moments that the test chooses, and so is a change.

const SECOND = 1_000;

let { identity, clock, cache, find, asked } = scriptedGateways();
beforeEach(() => void ({ identity, clock, cache, find, asked } = scriptedGateways()));

describe('RO-9: a change that is committed', () => {
  it('while nothing is under way shows at the next reading of the log, for that account alone', async () => {
    expect([await find('ada'), await find('ben')]).toEqual(['ada-0', 'ben-0']);
    const { states } = identity.asked;
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS - 1;
    expect(await find('ada')).toBe('ada-0');
    clock.now += 1;
    expect([await find('ada'), await find('ben')]).toEqual(['ada-1', 'ben-0']);
    expect(identity.asked.states).toBe(states + 1);
  });

  it('names every session of its account', async () => {
    expect([await find('ada', cache, 'phone'), await find('ada', cache, 'desk')]).toEqual(['ada-0', 'ada-0']);
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    expect([await find('ada', cache, 'phone'), await find('ada', cache, 'desk')]).toEqual(['ada-1', 'ada-1']);
  });

  it('after a standing was read, and told before that standing arrives: the late answer is neither used nor kept', async () => {
    await find('ben');
    identity.hold();
    const found = find('ada');
    const late = await asked('ada');
    late.read();
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    const other = find('ben');
    (await asked('the log')).arrive();
    expect(await other).toBe('ben-0');
    late.arrive();
    (await asked('ada')).arrive();
    expect(await found).toBe('ada-1');
    expect(await find('ada')).toBe('ada-1');
  });

  it('after a standing was read, which arrives before the log is read: the standing goes when the log tells', async () => {
    await find('ben');
    identity.hold();
    const found = find('ada');
    const early = await asked('ada');
    early.read();
    identity.change('ada');
    early.arrive();
    expect(await found).toBe('ada-0');
    identity.letGo();
    clock.now += POLL_INTERVAL_MS;
    expect(await find('ada')).toBe('ada-1');
  });

  it('before a standing is read, and told after: the standing stays', async () => {
    await find('ben');
    identity.change('ada');
    expect(await find('ada')).toBe('ada-1');
    const { states } = identity.asked;
    clock.now += POLL_INTERVAL_MS;
    expect(await find('ada')).toBe('ada-1');
    expect(identity.asked.states).toBe(states);
  });

  it('after the log was read, whose answer is on its way: it shows at the reading after', async () => {
    expect(await find('ada')).toBe('ada-0');
    identity.hold();
    clock.now += POLL_INTERVAL_MS;
    const found = find('ada');
    const log = await asked('the log');
    log.read();
    identity.change('ada');
    log.arrive();
    expect(await found).toBe('ada-0');
    identity.letGo();
    clock.now += POLL_INTERVAL_MS;
    expect(await find('ada')).toBe('ada-1');
  });

  it('while the log is read for more than a second: whoever comes later waits for another reading', async () => {
    expect(await find('ada')).toBe('ada-0');
    identity.hold();
    clock.now += POLL_INTERVAL_MS;
    const early = find('ada');
    const slow = await asked('the log');
    slow.read();
    identity.change('ada');
    clock.now += SECOND;
    const later = find('ada');
    slow.arrive();
    expect(await early).toBe('ada-0');
    (await asked('the log')).arrive();
    (await asked('ada')).arrive();
    expect(await later).toBe('ada-1');
  });

  it('while a standing is read for more than a second: whoever joined it later asks again', async () => {
    await find('ben');
    identity.hold();
    const early = find('ada');
    const slow = await asked('ada');
    slow.read();
    identity.change('ada');
    clock.now += SECOND;
    const later = find('ada');
    (await asked('the log')).arrive();
    await Promise.resolve();
    slow.arrive();
    (await asked('ada')).arrive();
    expect([await early, await later]).toEqual(['ada-1', 'ada-1']);
  });
});

describe('parallel requests (pitfall 57)', () => {
  it('of one new viewer ask one question, and read the log once', async () => {
    const found = await Promise.all(Array.from({ length: 100 }, () => find('ada')));
    expect(new Set(found)).toEqual(new Set(['ada-0']));
    expect(identity.asked).toEqual({ states: 1, changes: 1 });
  });

  it('of one viewer whose standing changed ask one question', async () => {
    await find('ada');
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    const found = await Promise.all(Array.from({ length: 100 }, () => find('ada')));
    expect(new Set(found)).toEqual(new Set(['ada-1']));
    expect(identity.asked).toEqual({ states: 2, changes: 2 });
  });

  it('fail together, and the next one asks again', async () => {
    await find('ben');
    identity.hold();
    const found = Promise.allSettled([find('ada'), find('ada')]);
    (await asked('ada')).fail();
    expect((await found).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    identity.letGo();
    expect(await find('ada')).toBe('ada-0');
  });
});
