import { Presets, SingleBar } from 'cli-progress';
import type { SearchProgress } from '../../gateway/audit/search/search-folder.ts';

export type ShownProgress = { readonly onFile: SearchProgress; readonly stop: () => void };

/** Shows which file is read: a bar in a terminal, otherwise nothing. */
export function showProgress(isTerminal = process.stderr.isTTY): ShownProgress {
  if (!isTerminal) return { onFile: () => undefined, stop: () => undefined };
  const format = '{file} [{bar}] {value} of {total} files';
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.legacy);
  bar.start(0, 0, { file: '' });
  return {
    onFile(file, done, total) {
      bar.setTotal(total);
      bar.update(done, { file });
    },
    stop: () => bar.stop(),
  };
}
