import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { WrittenFeed } from '../../households/write-feeds.ts';
import { ROOT } from '../../tooling/rover-config.ts';
import { CHILD_ENVIRONMENT } from '../../tooling/run-command.ts';
import type { ProcessUsage } from './report-usage.ts';
import { undoOnSignal } from './undo-on-signal.ts';

/** How one feed was loaded. */
export type LoadFigures = ProcessUsage & { readonly feed: WrittenFeed; readonly seconds: number };

/** Loads files as `npm run feed -- load` does, each by a process of its own. @throws when one is not loaded whole */
export async function loadFiles(databaseUrl: string, files: readonly WrittenFeed[], folder: string): Promise<LoadFigures[]> {
  const loads: LoadFigures[] = [];
  for (const feed of files) {
    const begun = performance.now();
    const usage = await loadFile(databaseUrl, feed.path, folder);
    loads.push({ feed, seconds: (performance.now() - begun) / 1000, ...usage });
  }
  return loads;
}

async function loadFile(databaseUrl: string, path: string, folder: string): Promise<ProcessUsage> {
  const program = [`--import=${join(import.meta.dirname, 'report-usage.ts')}`, 'scripts/feed.ts'];
  const child = spawn(process.execPath, [...program, 'load', path, '--rejects', folder], {
    cwd: ROOT,
    // As on a developer's machine: the tables are migrated, and numbers that no person has are accepted.
    env: { ...CHILD_ENVIRONMENT, NODE_ENV: 'development', DATABASE_URL: databaseUrl, DEMO: 'true' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const forget = undoOnSignal(() => child.kill());
  const output = [child.stdout!, child.stderr!, child.stdio[3] as NodeJS.ReadableStream].map((stream) => text(stream));
  const [code] = (await once(child, 'close')) as [number | null];
  forget();
  const [printed, errors, usage] = await Promise.all(output);
  if (code !== 0) throw new Error(`The load of ${path} ended with ${code}:\n${printed}${errors}`);
  return JSON.parse(String(usage)) as ProcessUsage;
}
