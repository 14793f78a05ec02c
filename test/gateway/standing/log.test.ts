import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { STATE_LIFETIME_SECONDS } from '../../../gateway/standing/standing-cache.ts';
import { scriptedGateways } from '../../support/scripted-gateways.ts';

// A question is asked, read and answered at moments that the test chooses, and so is a change.

const SECOND = 1_000;

let { identity, clock, find, asked } = scriptedGateways();
beforeEach(() => void ({ identity, clock, find, asked } = scriptedGateways()));

describe('the log', () => {
  it('is read four times a second at most, and only while there are requests', async () => {
    for (let request = 0; request < 1_000; request += 1, clock.now += 10) await find(`viewer-${request % 7}`);
    expect(identity.asked.changes).toBe(40);
    clock.now += 3_600 * SECOND;
    await find('ada');
    expect(identity.asked.changes).toBe(41);
  });

  it('is read to its end when there is more than an answer holds', async () => {
    expect([await find('ada'), await find('ben')]).toEqual(['ada-0', 'ben-0']);
    identity.answerAtMost(10);
    identity.change(...Array.from({ length: 95 }, (_, number) => `other-${number}`), 'ada');
    clock.now += POLL_INTERVAL_MS;
    expect([await find('ada'), await find('ben')]).toEqual(['ada-1', 'ben-0']);
  });

  it.each<[string, () => void]>([
    ['was cut before this was read', () => (identity.change('ada'), identity.cut())],
    ['was made anew', () => identity.recreate('ada')],
  ])('that %s says nothing: every standing is asked for again', async (_why, act) => {
    expect([await find('ada'), await find('ben')]).toEqual(['ada-0', 'ben-0']);
    const { states } = identity.asked;
    act();
    clock.now += POLL_INTERVAL_MS;
    expect([await find('ada'), await find('ben')]).toEqual(['ada-1', 'ben-0']);
    expect(identity.asked.states).toBe(states + 2);
  });

  it('that was made anew does not let in what was read from the old one', async () => {
    await find('ben');
    identity.hold();
    const found = find('ada');
    const late = await asked('ada');
    late.read();
    identity.recreate('ada');
    clock.now += POLL_INTERVAL_MS;
    const other = find('ben');
    (await asked('the log')).arrive();
    (await asked('ben')).arrive();
    await other;
    late.arrive();
    (await asked('ada')).arrive();
    expect(await found).toBe('ada-1');
  });

  it('that cannot be read refuses requests after a second, and serves them before', async () => {
    await find('ada');
    identity.goAway();
    clock.now += SECOND - 1;
    expect(await find('ada')).toBe('ada-0');
    clock.now += 1;
    await expect(find('ada')).rejects.toThrow('identity is away');
    identity.comeBack();
    expect(await find('ada')).toBe('ada-0');
  });

  it('is read again when the clock is set back', async () => {
    expect(await find('ada')).toBe('ada-0');
    identity.change('ada');
    clock.now -= 3_600 * SECOND;
    expect(await find('ada')).toBe('ada-1');
  });
});

it('a standing is asked for again after a minute, so that identity knows of its use', async () => {
  await find('ada');
  for (let passed = 0; passed < 3 * STATE_LIFETIME_SECONDS; passed += 1, clock.now += SECOND) await find('ada');
  expect(identity.asked.states).toBe(3);
});

it('a standing from a clock that was set back since is asked for again', async () => {
  await find('ada');
  clock.now -= 3_600 * SECOND;
  await find('ada');
  expect(identity.asked.states).toBe(2);
});
