import { afterEach, describe, expect, it } from '@jest/globals';
import { drain, onSignals } from '../../../schema/contract/drain.ts';

/** A process and a clock that note what happens. @param stops resolves when what is under way is done */
function observe(stops: () => Promise<unknown>) {
  const seen: string[] = [];
  const running = {
    drain: () => void seen.push('not ready'),
    stop: async () => {
      seen.push('takes no more');
      await stops();
    },
  };
  /** The time passes at once up to `until`, and then not at all. */
  const pause = (until: number) => (ms: number) => {
    seen.push(`waits ${ms}`);
    return ms <= until ? Promise.resolve() : new Promise(() => undefined);
  };
  return { seen, running, pause };
}

const TIMES = { delayMs: 5_000, timeoutMs: 20_000 };

describe('a process that drains', () => {
  it('says so, goes on for a while, and then takes no more and finishes', async () => {
    const { seen, running, pause } = observe(() => Promise.resolve());
    expect(await drain(running, TIMES, pause(5_000))).toBe(true);
    expect(seen).toEqual(['not ready', 'waits 5000', 'takes no more', 'waits 20000']);
  });

  it('is cut off when what is under way takes too long', async () => {
    const { seen, running, pause } = observe(() => new Promise(() => undefined));
    expect(await drain(running, TIMES, pause(20_000))).toBe(false);
    expect(seen.at(-1)).toBe('waits 20000');
  });

  it('does not wait where nobody has to notice', async () => {
    const { seen, running, pause } = observe(() => Promise.resolve());
    await drain(running, { ...TIMES, delayMs: 0 }, pause(0));
    expect(seen.slice(0, 2)).toEqual(['not ready', 'takes no more']);
  });
});

describe('termination signals', () => {
  const before = new Map((['SIGTERM', 'SIGINT'] as const).map((signal) => [signal, process.listeners(signal)]));
  afterEach(() => {
    for (const [signal, known] of before)
      for (const listener of process.listeners(signal)) if (!known.includes(listener)) process.off(signal, listener);
  });

  it('count one by one, but for a signal that npm passes on', () => {
    const seen: string[] = [];
    let now = 1_000;
    onSignals(
      () => void seen.push('first'),
      () => void seen.push('second'),
      () => now,
    );
    process.emit('SIGINT');
    process.emit('SIGINT');
    expect(seen).toEqual(['first']);
    now += 501;
    process.emit('SIGTERM');
    expect(seen).toEqual(['first', 'second']);
  });
});
