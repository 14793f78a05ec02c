import { beforeEach, describe, expect, it } from '@jest/globals';
import { FetchFailure } from '../../../../gateway/sources/fetch-failure.ts';
import { guardSettings } from '../../../../gateway/sources/guard/guard-settings.ts';
import { SourceGuard } from '../../../../gateway/sources/guard/source-guard.ts';
import { createLog, type Log } from '../../../../gateway/telemetry/log.ts';
import { readLogged } from '../../../support/logged.ts';

let now: number;
let lines: string[];
let log: Log;
let guard: SourceGuard;

beforeEach(() => {
  now = 0;
  lines = [];
  log = createLog('info', (line) => lines.push(line));
  guard = guardOf(4, 2);
});

const guardOf = (max: number, maxWaiting: number): SourceGuard =>
  new SourceGuard('people', guardSettings(2_000, { concurrency: { min: 1, max }, queue: { maxWaiting } }), log);

/** Enters so many fetches at once. */
const enter = (fetches: number): (number | Promise<number>)[] => Array.from({ length: fetches }, () => guard.enter(now));
/** Whether a fetch is refused without being sent, and why. */
function refusal(): string | null {
  try {
    void guard.enter(now);
    return null;
  } catch (error) {
    return (error as FetchFailure).reason;
  }
}
const reasonOf = (waiting: number | Promise<number>) =>
  Promise.resolve(waiting).then(
    () => null,
    (error: FetchFailure) => error.reason,
  );
const events = () =>
  readLogged(lines).map(({ event, refused }) => (refused === undefined ? event : `${event} ${Number(refused)}`));

describe('a subgraph with as many fetches as it bears', () => {
  it('gets the oldest waiting fetch when one ends, and never more at a time', async () => {
    const order: string[] = [];
    const [first, second] = enter(4) as [number, number];
    const waiting = enter(2).map(async (entered, index) => {
      const ticket = await entered;
      order.push(`entered ${index}`);
      return ticket;
    });
    expect(guard.figures()).toMatchObject({ running: 4, waiting: 2, limit: 4 });
    guard.leave(first, 0, null, now);
    await waiting[0];
    expect(guard.figures()).toMatchObject({ running: 4, waiting: 1 });
    guard.leave(second, 0, null, now);
    await waiting[1];
    expect(order).toEqual(['entered 0', 'entered 1']);
    expect(guard.figures()).toMatchObject({ running: 4, waiting: 0, refused: 0 });
  });

  it('refuses fetches beyond those that may wait, and says so once', async () => {
    const [first, second] = enter(4) as [number, number];
    const waiting = enter(2);
    expect([refusal(), refusal()]).toEqual(['busy', 'busy']);
    guard.leave(first, 0, null, now);
    guard.leave(second, 0, null, now);
    for (const entered of waiting) await entered;
    expect(events()).toEqual(['subgraph busy', 'subgraph not busy 2']);
  });

  it('refuses a fetch that has waited for a quarter of the deadline', async () => {
    const [first] = enter(4) as [number];
    const [early] = enter(1);
    now = 1;
    const [late] = enter(1);
    now = 500;
    guard.expire(now);
    expect(await reasonOf(early!)).toBe('busy');
    guard.leave(first, 0, null, now);
    expect(await reasonOf(late!)).toBe(null);
    expect(guard.figures()).toMatchObject({ running: 4, waiting: 0, refused: 1 });
  });

  it('refuses all that wait when it breaks, and at once what comes then', async () => {
    guard = guardOf(20, 5);
    const running = enter(20) as number[];
    const waiting = enter(5).map(reasonOf);
    for (const ticket of running) guard.leave(ticket, 0, new FetchFailure('closed'), now);
    // Five of those that waited had been given the places of the first five.
    expect(await Promise.all(waiting)).toEqual([null, null, null, null, null]);
    expect(refusal()).toBe('breaker');
    expect(events()).toEqual(['breaker opened']);
  });

  it('refuses those that still wait when it breaks', async () => {
    guard = guardOf(20, 25);
    const running = enter(20) as number[];
    const waiting = enter(25).map(reasonOf);
    for (const ticket of running) guard.leave(ticket, 0, new FetchFailure('closed'), now);
    const reasons = await Promise.all(waiting);
    expect(reasons.filter((reason) => reason === null)).toHaveLength(19);
    expect(reasons.filter((reason) => reason === 'breaker')).toHaveLength(6);
  });
});

describe('a fetch of a half-open breaker', () => {
  it('is the only one, does not wait for a place, and brings the others back', () => {
    guard = guardOf(2, 0);
    for (let round = 0; round < 20; round += 1) guard.leave(guard.enter(now) as number, now, new FetchFailure('connect'), now);
    now = 1_000;
    expect(guard.figures()).toMatchObject({ breaker: 'open', running: 0 });
    const probe = guard.enter(now);
    expect([typeof probe, refusal(), refusal()]).toEqual(['number', 'breaker', 'breaker']);
    guard.leave(probe as number, now, null, now);
    expect(refusal()).toBe(null);
    expect(events()).toEqual(['breaker opened', 'breaker half-open', 'breaker closed 2']);
  });
});

describe('what counts as a failure', () => {
  const isBroken = (failure: FetchFailure | null): boolean => {
    for (let round = 0; round < 20; round += 1) guard.leave(guard.enter(now) as number, now, failure, now);
    return guard.figures().breaker === 'open';
  };

  it.each([
    [new FetchFailure('timeout'), true],
    [new FetchFailure('connect'), true],
    [new FetchFailure('closed'), true],
    [new FetchFailure('status', 500), true],
    [new FetchFailure('status', 503), true],
    [new FetchFailure('status', 404), false],
    [new FetchFailure('not-json'), false],
    [new FetchFailure('wrong-answer'), false],
    [new FetchFailure('too-large'), false],
    [null, false],
  ])('%j: %j', (failure, expected) => {
    expect(isBroken(failure)).toBe(expected);
  });
});

describe('the limit of fetches at a time', () => {
  const answerAfter = (ms: number, tickets: readonly number[]) => {
    const startedAt = now;
    now += ms;
    for (const ticket of tickets) guard.leave(ticket, startedAt, null, now);
  };

  it('falls by a quarter for slow answers, at most once in 250 ms, and not below its least', () => {
    guard = new SourceGuard('people', guardSettings(2_000, { concurrency: { min: 10, max: 40 } }), log);
    const limits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      answerAfter(1_001, enter(2) as number[]);
      limits.push(guard.figures().limit);
    }
    expect(limits).toEqual([30, 22, 16, 12, 10, 10]);
  });

  it('grows by one for each limit of good answers while it is used, up to its most', () => {
    guard = guardOf(40, 0);
    answerAfter(1_001, enter(1) as number[]);
    expect(guard.figures().limit).toBe(30);
    for (let round = 0; round < 100; round += 1) answerAfter(1, enter(1) as number[]);
    expect(guard.figures().limit).toBe(30);
    for (let round = 0; round < 3; round += 1) answerAfter(1, enter(30) as number[]);
    expect(guard.figures().limit).toBe(31);
    for (let round = 0; round < 100; round += 1) answerAfter(1, enter(guard.figures().limit) as number[]);
    expect(guard.figures().limit).toBe(40);
  });
});
