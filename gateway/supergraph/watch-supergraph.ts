import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../log.ts';
import type { SupergraphHolder } from './supergraph-holder.ts';

const INTERVAL_MS = 500;

/**
 * Swaps the supergraph when its file changes. A file that is not fit is reported, and the supergraph in force stays.
 *
 * @returns a function that ends the watch
 */
export function watchSupergraph(file: string, holder: SupergraphHolder, log: Log): () => void {
  const reload = () => {
    try {
      holder.swap(readFileSync(file, 'utf8'));
      log.info({ event: 'supergraph swapped' });
    } catch (error) {
      log.error({ event: 'supergraph refused', reason: error instanceof Error ? error.message : 'unknown' });
    }
  };
  watchFile(file, { interval: INTERVAL_MS }, reload);
  return () => unwatchFile(file, reload);
}
