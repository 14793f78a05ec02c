import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { indexPath, manifestPath } from '../closing/manifest.ts';
import type { AuditSigner, CheckSignature } from '../heads/audit-keys.ts';
import { readTrailFolder, type StoredFile } from '../reading/trail-folder.ts';
import { syncFolder } from '../writing/open-for-appending.ts';
import { checkpointPath, type PrunedEnds, readCheckpoint, writeCheckpoint } from './checkpoint.ts';

/**
 * Removes packed files that end before a time. A signed checkpoint is written first, from which the chains go on.
 *
 * @param before RFC 3339
 * @returns the names of what was removed
 * @throws when the checkpoint of before does not hold
 */
export async function pruneFolder(
  file: string,
  before: string,
  now: string,
  signer: AuditSigner,
  check: CheckSignature,
): Promise<readonly string[]> {
  const { files } = await readTrailFolder(file);
  const old = oldest(files, before);
  if (old.length === 0) return [];
  const path = checkpointPath(file);
  const { checkpoints, checkpointProblem } = readCheckpoint(existsSync(path) ? await readFile(path, 'utf8') : null, check);
  if (checkpointProblem !== null) throw new Error(`The checkpoint ${path} does not hold: ${checkpointProblem}`);
  await writeWhole(path, writeCheckpoint(endsOf(old, checkpoints), now, signer));
  for (const one of old)
    for (const name of [one.path, indexPath(one.path), manifestPath(one.path)]) await rm(name, { force: true });
  return old.map(({ name }) => name);
}

/** The files before the first that is kept, so that no chain gets a hole. */
function oldest(files: readonly StoredFile[], before: string): readonly StoredFile[] {
  const kept = files.findIndex(({ manifest }) => manifest === null || manifest.last >= before);
  return kept === -1 ? files : files.slice(0, kept);
}

function endsOf(files: readonly StoredFile[], before: PrunedEnds): PrunedEnds {
  const ends = new Map(before);
  for (const { manifest } of files)
    for (const [writer, { to, hash }] of Object.entries(manifest?.writers ?? {}))
      if (to > (ends.get(writer)?.n ?? 0)) ends.set(writer, { n: to, hash });
  return ends;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(path);
}
