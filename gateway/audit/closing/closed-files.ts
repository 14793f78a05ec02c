import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import type { Log } from '../../telemetry/log.ts';
import type { AuditSigner } from '../heads/audit-keys.ts';
import { isClosedName } from '../writing/closed-names.ts';
import { packFile } from './pack-file.ts';

/** Another process that appends to the same file has noticed by then that it was closed. */
const UNTOUCHED_MS = 2_000;

export type ClosedFiles = {
  readonly add: (path: string) => void;
  /** Packs what earlier processes have closed and not packed. */
  readonly addLeftOver: () => Promise<void>;
  /** Resolves when nothing is left to do. */
  readonly done: () => Promise<void>;
};

/** Packs closed files, one after another. @param path the audit file. @param clock milliseconds since 1970 */
export function createClosedFiles(path: string, signer: AuditSigner | null, log: Log, clock: () => number): ClosedFiles {
  let work: Promise<void> = Promise.resolve();
  const pack = async (closed: string): Promise<void> => {
    try {
      await packFile(closed, signer);
    } catch (error) {
      // It stays as it is, and is tried again at the next start.
      log.error({ event: 'audit file not packed', code: errorCodeOf(error) });
    }
  };
  const add = (closed: string): void => void (work = work.then(() => pack(closed)));
  return {
    add,
    async addLeftOver() {
      const folder = dirname(path);
      for (const name of (await readdir(folder)).sort()) {
        if (!isClosedName(name, path)) continue;
        const { mtimeMs } = await stat(join(folder, name));
        if (clock() - mtimeMs >= UNTOUCHED_MS) add(join(folder, name));
      }
    },
    done: () => work,
  };
}
