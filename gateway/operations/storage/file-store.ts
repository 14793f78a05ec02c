import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from '../../clients/client.ts';
import { readOperationSet } from '../read-operation-set.ts';
import type { OperationStore } from './operation-store.ts';

/**
 * Reads the files that `schema/clients.yaml` lists. A change counts once two checks in a row see the same content, so that a
 * half-written file is not read.
 *
 * @param root the folder that the paths are relative to
 */
export function createFileStore(clients: readonly Client[], root: string): OperationStore {
  const paths = clients.flatMap(({ operations }) => operations).map((path) => resolve(root, path));
  let sequence = 0;
  let known = '';
  let seen = '';
  return {
    newer: async (after) => {
      const now = paths.map(fingerprint).join('\n');
      const settled = after === 0 || now === seen;
      seen = now;
      if (after > 0 && (now === known || !settled)) return null;
      known = now;
      const set = readOperationSet(clients, root);
      return { sequence: ++sequence, set };
    },
    close: () => undefined,
  };
}

/** @returns a text that changes with the content of a file, or of any file in a folder */
function fingerprint(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'none';
  if (!stat.isDirectory()) return `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  const names = readdirSync(path).sort();
  return names.map((name) => `${name} ${fingerprint(join(path, name))}`).join('\n');
}
