import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LoadShedder } from '../../../gateway/http/load-shedder.ts';
import { watchLag } from '../../../gateway/http/watch-lag.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { readLogged } from '../../support/logged.ts';

describe('the shedder of load', () => {
  let now = 0;
  let lagMs = 0;
  let lines: string[] = [];
  let load: LoadShedder;
  beforeEach(() => {
    [now, lagMs, lines] = [0, 0, []];
    const log = createLog('info', (line) => lines.push(line));
    load = new LoadShedder(
      { maxRequests: 3, maxLagMs: 100 },
      () => lagMs,
      log,
      () => now,
    );
  });
  const enter = (times: number) => Array.from({ length: times }, () => load.enter());

  it('takes as many requests as may be under way, and another when one has ended', () => {
    expect(enter(5)).toEqual([true, true, true, false, false]);
    load.leave();
    expect(enter(2)).toEqual([true, false]);
    expect(load.figures()).toEqual({ requests: 3, refused: 3, lagMs: 0 });
  });

  it('takes none while the event loop lags', () => {
    lagMs = 100;
    expect(enter(1)).toEqual([true]);
    lagMs = 101;
    expect(enter(2)).toEqual([false, false]);
    lagMs = 0;
    expect(enter(1)).toEqual([true]);
    expect(load.figures()).toMatchObject({ requests: 2, refused: 2 });
  });

  it('logs each overload once, and its end with the number of those refused', () => {
    lagMs = 300;
    enter(2);
    now = 999;
    enter(1);
    lagMs = 0;
    now = 1_998;
    enter(1);
    expect(readLogged(lines)).toEqual([{ event: 'overloaded', reason: 'lag', requests: 0, lagMs: 300 }]);
    now = 1_999;
    enter(1);
    expect(readLogged(lines).slice(1)).toEqual([{ event: 'no longer overloaded', refused: 3 }]);
    enter(2);
    expect(readLogged(lines).slice(2)).toEqual([{ event: 'overloaded', reason: 'requests', requests: 3, lagMs: 0 }]);
  });
});

describe('the watch of the event loop', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('tells the lag of three looks in a row, so that one pause counts for nothing', () => {
    let now = 0;
    const watch = watchLag(() => now);
    const look = (lateMs: number): number => {
      now += 50 + lateMs;
      jest.advanceTimersByTime(50);
      return watch.lagMs();
    };
    expect([0, 2_000, 0, 150, 150].map(look)).toEqual([0, 0, 0, 0, 0]);
    expect([150, 120, 200, 0].map(look)).toEqual([150, 120, 120, 0]);
    watch.stop();
  });
});
