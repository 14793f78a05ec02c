import { statSync } from 'node:fs';
import { SingleBar, Presets } from 'cli-progress';
import type { Progress } from '../../subgraphs/shared/feeds/feed-load.ts';

/** Without a terminal, a line is printed after so many lines of the file. */
const LINES_PER_REPORT = 100_000;

/** Shows how far a load is: a bar in a terminal, otherwise a line now and then. */
export type Reporter = {
  readonly onRead: (bytes: number) => void;
  readonly onProgress: (progress: Progress) => void;
  readonly stop: () => void;
};

/** @param path the file whose size is what there is to read */
export function reportProgress(path: string, isTerminal = process.stderr.isTTY): Reporter {
  return isTerminal ? showBar(path) : printLines();
}

function showBar(path: string): Reporter {
  const bar = new SingleBar(
    { format: '{phase} [{bar}] {percentage} %', stream: process.stderr, clearOnComplete: true },
    Presets.legacy,
  );
  bar.start(sizeOf(path), 0, { phase: 'reading' });
  return {
    onRead: (bytes) => bar.increment(bytes),
    onProgress({ phase, done, total }) {
      if (phase === 'reading') return;
      if (total !== null) bar.setTotal(total);
      bar.update(done, { phase });
    },
    stop: () => bar.stop(),
  };
}

/** @returns 0 when it is not known; whether there is such a file is told by reading it */
const sizeOf = (path: string) => (path === '-' ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0));

function printLines(): Reporter {
  let printed = 0;
  let before: Progress['phase'] = 'reading';
  return {
    onRead: () => undefined,
    onProgress({ phase, done, total }) {
      if (phase !== before) printed = 0;
      before = phase;
      if (done - printed < LINES_PER_REPORT) return;
      printed = done;
      console.error(`  ${phase}: ${done}${total === null ? '' : ` of ${total}`}`);
    },
    stop: () => undefined,
  };
}
