import { beforeEach, describe, expect, it } from '@jest/globals';
import { Breaker, type BreakerState, REFUSED, type Verdict } from '../../../../gateway/sources/guard/breaker.ts';
import { guardSettings } from '../../../../gateway/sources/guard/guard-settings.ts';

let now: number;
let changes: BreakerState[];
let breaker: Breaker;

beforeEach(() => {
  now = 1_000_000;
  changes = [];
  breaker = new Breaker(guardSettings(2_000).breaker, (state) => changes.push(state));
});

function run(fetches: number, verdict: Verdict): void {
  for (let fetch = 0; fetch < fetches; fetch += 1) breaker.leave(breaker.enter(now), verdict, now);
}

const isLet = (): boolean => breaker.enter(now) !== REFUSED;

describe('a breaker', () => {
  it('opens when half of the fetches failed, and not on fewer than 20', () => {
    run(19, 'slow');
    expect(breaker.state).toBe('closed');
    run(1, 'slow');
    expect(breaker.state).toBe('open');
    expect(isLet()).toBe(false);
  });

  it('stays closed while fewer than half fail', () => {
    run(21, 'fine');
    run(20, 'refused');
    expect(breaker.state).toBe('closed');
    run(1, 'refused');
    expect(breaker.state).toBe('open');
  });

  it('counts what ended in the last ten seconds', () => {
    run(19, 'slow');
    now += 10_000;
    run(19, 'slow');
    expect(breaker.state).toBe('closed');
    now += 9_000;
    run(1, 'slow');
    expect(breaker.state).toBe('open');
  });

  it('opens on the newest two seconds alone, however many answers came before', () => {
    run(5_000, 'fine');
    now += 3_000;
    run(19, 'slow');
    expect(breaker.state).toBe('closed');
    run(1, 'slow');
    expect(breaker.state).toBe('open');
  });

  it('lets one fetch through after five seconds, and others when that one was answered', () => {
    run(20, 'slow');
    now += 4_999;
    expect(isLet()).toBe(false);
    now += 1;
    const probe = breaker.enter(now);
    expect([probe === REFUSED, isLet()]).toEqual([false, false]);
    breaker.leave(probe, 'fine', now);
    expect(isLet()).toBe(true);
    expect(changes).toEqual(['open', 'half-open', 'closed']);
  });

  it('stays open for another five seconds when that one failed', () => {
    run(20, 'slow');
    now += 5_000;
    breaker.leave(breaker.enter(now), 'slow', now);
    now += 4_999;
    expect(isLet()).toBe(false);
    now += 1;
    expect(isLet()).toBe(true);
  });

  it('tries every second while connections are refused, for nobody waits then', () => {
    run(20, 'refused');
    now += 999;
    expect(isLet()).toBe(false);
    now += 1;
    breaker.leave(breaker.enter(now), 'refused', now);
    now += 1_000;
    expect(isLet()).toBe(true);
  });

  it('waits for five seconds when any of the fetches was late', () => {
    run(1, 'slow');
    run(19, 'refused');
    now += 4_999;
    expect(isLet()).toBe(false);
  });

  it('ignores how fetches ended that began before a change', () => {
    const early = Array.from({ length: 30 }, () => breaker.enter(now));
    run(20, 'slow');
    for (const ticket of early.splice(0, 10)) breaker.leave(ticket, 'fine', now);
    expect(breaker.state).toBe('open');
    now += 5_000;
    const probe = breaker.enter(now);
    for (const ticket of early.splice(0, 10)) breaker.leave(ticket, 'fine', now);
    expect(breaker.state).toBe('half-open');
    breaker.leave(probe, 'fine', now);
    for (const ticket of early) breaker.leave(ticket, 'slow', now);
    run(19, 'slow');
    expect(breaker.state).toBe('closed');
  });

  it('begins to count anew when it closes', () => {
    run(20, 'refused');
    now += 1_000;
    breaker.leave(breaker.enter(now), 'fine', now);
    run(19, 'refused');
    expect(breaker.state).toBe('closed');
  });
});
