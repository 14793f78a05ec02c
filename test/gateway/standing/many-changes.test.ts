import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import { scriptedGateways } from '../../support/scripted-gateways.ts';

const VIEWERS = 2_000;
const TICK_MS = 10;
const MINUTE_MS = 60_000;

let { identity, clock, cache, find } = scriptedGateways();
beforeEach(() => void ({ identity, clock, cache, find } = scriptedGateways()));

/** What happens a hundred times a second besides the requests of the viewers. */
type Leave = (account: string) => Promise<unknown>;

/** @returns the questions of a minute in which each of 2,000 viewers asks something every two seconds */
async function questionsOfAMinute(leave: Leave): Promise<{ states: number; changes: number }> {
  const viewers = Array.from({ length: VIEWERS }, (_, number) => `viewer-${number}`);
  const perTick = (VIEWERS * TICK_MS) / 2_000;
  let [request, left] = [0, 0];
  const pass = async (duration: number) => {
    for (const end = clock.now + duration; clock.now < end; clock.now += TICK_MS) {
      for (let count = 0; count < perTick; count += 1) {
        const viewer = viewers[(request += 1) % VIEWERS]!;
        if ((await find(viewer)) !== `${viewer}-0`) throw new Error(`${viewer} has a wrong standing`);
      }
      await leave(`leaver-${(left += 1)}`);
    }
  };
  await pass(MINUTE_MS);
  const before = { ...identity.asked };
  await pass(MINUTE_MS);
  return { states: identity.asked.states - before.states, changes: identity.asked.changes - before.changes };
}

describe('100 sign-outs a second while 2,000 viewers are active cost at most 1.2 times the questions of none', () => {
  it('through another gateway', async () => {
    const none = await questionsOfAMinute(() => Promise.resolve());
    ({ identity, clock, cache, find } = scriptedGateways());
    const many = await questionsOfAMinute((account) => Promise.resolve(identity.change(account)));
    expect(none).toEqual({ states: VIEWERS, changes: MINUTE_MS / POLL_INTERVAL_MS });
    expect(many.states + many.changes).toBeLessThanOrEqual(1.2 * (none.states + none.changes));
  });

  it('through this gateway, where whoever leaves asks one thing more in any case', async () => {
    const none = await questionsOfAMinute((account) => find(account));
    ({ identity, clock, cache, find } = scriptedGateways());
    const many = await questionsOfAMinute(async (account) => {
      await find(account);
      identity.change(account);
      cache.touch(account);
    });
    const leavers = MINUTE_MS / TICK_MS;
    expect(none.states).toBe(VIEWERS + leavers);
    expect(many.states - leavers + many.changes).toBeLessThanOrEqual(1.2 * (none.states - leavers + none.changes));
  });
});

it('a feed that changes 100,000 accounts drops the standings of these, and costs the others nothing', async () => {
  const viewers = Array.from({ length: VIEWERS }, (_, number) => `viewer-${number}`);
  for (const viewer of viewers) await find(viewer);
  const before = { ...identity.asked };
  const concerned = viewers.slice(0, 20);
  for (let batch = 0; batch < 200; batch += 1) {
    identity.change(...Array.from({ length: 500 }, (_, number) => `other-${batch}-${number}`));
  }
  identity.change(...concerned);
  clock.now += POLL_INTERVAL_MS;
  for (const viewer of viewers) expect(await find(viewer)).toBe(`${viewer}-${concerned.includes(viewer) ? 1 : 0}`);
  expect(identity.asked.states - before.states).toBe(concerned.length);
  expect(identity.asked.changes - before.changes).toBe(11);
});
