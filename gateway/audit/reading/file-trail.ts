import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { checkManifest } from '../closing/manifest.ts';
import type { CheckSignature } from '../heads/audit-keys.ts';
import { checkpointPath, readCheckpoint } from '../pruning/checkpoint.ts';
import type { TrailFile, TrailToVerify } from '../verify/verify-trail.ts';
import { linesOf, readTrailFolder, type StoredFile } from './trail-folder.ts';

/**
 * Opens the files of a trail for verification.
 *
 * @param heads lines of published heads; null: none are kept
 */
export async function openFileTrail(file: string, heads: TrailToVerify['heads'], check: CheckSignature): Promise<TrailToVerify> {
  const { files, gone } = await readTrailFolder(file);
  const checkpoint = existsSync(checkpointPath(file)) ? await readFile(checkpointPath(file), 'utf8') : null;
  return {
    files: files.map((stored) => trailFile(stored, check)),
    missingFiles: gone,
    heads,
    ...readCheckpoint(checkpoint, check),
    check,
  };
}

function trailFile(stored: StoredFile, check: CheckSignature): TrailFile {
  const hash = createHash('sha256');
  const { manifest, isPacked } = stored;
  return {
    name: stored.name,
    lines: () => linesOf(stored, isPacked ? (bytes) => hash.update(bytes) : undefined),
    problems: () => {
      if (!isPacked) return [];
      if (!manifest) return existsSync(`${stored.path}.manifest.json`) ? ['Its manifest cannot be read.'] : [];
      const wrong = manifest.key === '' ? null : checkManifest(manifest, check);
      return [
        ...(wrong ? [`Its manifest does not hold: ${wrong}.`] : []),
        ...(manifest.hash === hash.digest('base64url') && manifest.file === stored.name
          ? []
          : ['It is not the file of its manifest.']),
      ];
    },
  };
}

/** @returns the lines of a file of heads; none where there is no file */
export async function* linesOfHeads(path: string): AsyncGenerator<string> {
  if (existsSync(path)) yield* createInterface({ input: createReadStream(path) });
}
