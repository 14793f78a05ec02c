import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { stemOf } from '../writing/closed-names.ts';
import { type Manifest, manifestPath, readManifest } from '../closing/manifest.ts';
import { parseRecord } from './parsed-record.ts';
import { type Line, readLines } from './read-lines.ts';

/** A file with records, as it stands in the folder of a trail. */
export type StoredFile = {
  readonly path: string;
  readonly name: string;
  readonly isPacked: boolean;
  /** The time of its first record. */
  readonly first: string;
  /** Null: there is none, or it cannot be read. */
  readonly manifest: Manifest | null;
};

/** The files of a trail, the oldest first, and the names of those that a manifest describes and that are gone. */
export type TrailFolder = { readonly files: readonly StoredFile[]; readonly gone: readonly string[] };

/** Also as `logrotate` and others name what they move: `audit.jsonl.1`, `audit.jsonl-20261101.gz`. */
const TRAIL_FILE = /\.jsonl(?:$|[.-])/;
const IS_BESIDE = /\.(?:json|index|new)$/;
const MANIFEST = /\.manifest\.json$/;

/** @param file the path of the audit file */
export async function readTrailFolder(file: string): Promise<TrailFolder> {
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.startsWith(stemOf(file)));
  const manifests = names.filter((name) => MANIFEST.test(name)).map((name) => name.replace(MANIFEST, ''));
  const trail = names.filter((name) => TRAIL_FILE.test(name) && !IS_BESIDE.test(name) && !isLeftBehind(name, names));
  const files = await Promise.all(trail.map((name) => describe(join(folder, name))));
  const isLive = ({ name }: StoredFile) => name === basename(file);
  return {
    files: files.toSorted((one, other) => Number(isLive(one)) - Number(isLive(other)) || compare(one, other)),
    gone: manifests.filter((name) => !existsSync(join(folder, name))),
  };
}

const compare = (one: StoredFile, other: StoredFile): number =>
  one.first < other.first || (one.first === other.first && one.name < other.name) ? -1 : 1;

/** Packing was interrupted: the whole one of two counts. The packed one is whole when it has a manifest. */
function isLeftBehind(name: string, names: readonly string[]): boolean {
  if (name.endsWith('.gz')) return names.includes(name.replace(/\.gz$/, '')) && !names.includes(`${name}.manifest.json`);
  return names.includes(`${name}.gz`) && names.includes(`${name}.gz.manifest.json`);
}

async function describe(path: string): Promise<StoredFile> {
  const isPacked = path.endsWith('.gz');
  const manifest = isPacked ? await readFile(manifestPath(path), 'utf8').then(readManifest, () => null) : null;
  return { path, name: basename(path), isPacked, first: manifest?.first ?? (await firstTime(path, isPacked)), manifest };
}

async function firstTime(path: string, isPacked: boolean): Promise<string> {
  try {
    for await (const lines of linesOf({ path, isPacked })) {
      for (const { bytes } of lines) {
        const record = parseRecord(bytes.toString());
        if (record) return record.at;
      }
    }
  } catch {
    // Whoever reads it whole is told.
  }
  return '';
}

/** @param onBytes gets the bytes as they are stored. @throws when they cannot be decompressed */
export async function* linesOf(
  { path, isPacked }: Pick<StoredFile, 'path' | 'isPacked'>,
  onBytes: (bytes: Buffer) => void = () => undefined,
): AsyncGenerator<Line[]> {
  const stored = createReadStream(path, { highWaterMark: 1 << 20 });
  stored.on('data', (bytes) => onBytes(bytes as Buffer));
  if (!isPacked) return yield* readLines(stored);
  const plain = createGunzip({ chunkSize: 1 << 18 });
  stored.on('error', (error) => plain.destroy(error)).pipe(plain);
  try {
    yield* readLines(plain);
  } finally {
    stored.destroy();
    plain.destroy();
  }
}
