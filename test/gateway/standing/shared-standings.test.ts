import { beforeEach, describe, expect, it } from '@jest/globals';
import { POLL_INTERVAL_MS } from '../../../gateway/standing/change-follower.ts';
import type { KnownState, SharedStandings } from '../../../gateway/standing/shared-standings.ts';
import { scriptedGateways } from '../../support/scripted-gateways.ts';

// A question is asked, read and answered at moments that the test chooses, and so is a change.

let { identity, clock, gateway, find } = scriptedGateways();
beforeEach(() => void ({ identity, clock, gateway, find } = scriptedGateways()));

describe('standings that gateways share', () => {
  let stored: Map<string, KnownState>;
  let shared: SharedStandings;
  beforeEach(() => {
    stored = new Map();
    shared = {
      read: (key) => Promise.resolve(stored.get(key) ?? null),
      write: (key, state) => Promise.resolve(void stored.set(key, state)),
    };
  });

  it('are used by another that follows the log as far', async () => {
    const [first, second] = [gateway(shared), gateway(shared)];
    await find('ben', second);
    expect([await find('ada', first), await find('ada', second)]).toEqual(['ada-0', 'ada-0']);
    expect(identity.asked.states).toBe(2);
  });

  it('are not used by one that knows of a later change, nor by one that began after it', async () => {
    const [first, second] = [gateway(shared), gateway(shared)];
    await find('ben', second);
    await find('ada', first);
    const old = new Map(stored);
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    expect(await find('ada', second)).toBe('ada-1');
    // A late write lays the old one over the new one.
    for (const [key, state] of old) stored.set(key, state);
    expect([await find('ada', first), await find('ada', gateway(shared))]).toEqual(['ada-1', 'ada-1']);
  });

  it('that arrive after the log told of a change are not used', async () => {
    const [first, second] = [gateway(shared), gateway(shared)];
    await find('ada', first);
    await find('ben', second);
    const read = shared.read;
    let arrive = () => {};
    const reading = new Promise<void>((resolve) => {
      const slow: SharedStandings['read'] = async (key) => {
        const state = await read(key);
        resolve();
        await new Promise<void>((done) => (arrive = done));
        return state;
      };
      Object.assign(shared, { read: slow });
    });
    const found = find('ada', second);
    await reading;
    Object.assign(shared, { read });
    identity.change('ada');
    clock.now += POLL_INTERVAL_MS;
    await find('ben', second);
    arrive();
    expect(await found).toBe('ada-1');
  });
});
