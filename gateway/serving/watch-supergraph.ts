import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Log } from '../telemetry/log.ts';
import type { SupergraphHolder } from './supergraph-holder.ts';

const INTERVAL_MS = 500;

/**
 * Swaps the supergraph when its file changes. An invalid file is reported, and the supergraph in force stays.
 *
 * @returns a function that stops watching
 */
export function watchSupergraph(file: string, holder: SupergraphHolder, log: Log): () => void {
  const swap = async () => holder.swap(readFileSync(file, 'utf8'));
  const reload = () => void swap().catch((error: Error) => log.error({ event: 'supergraph refused', reason: error.message }));
  watchFile(file, { interval: INTERVAL_MS }, reload);
  return () => unwatchFile(file, reload);
}
