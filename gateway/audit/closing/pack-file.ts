import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { AuditSigner } from '../heads/audit-keys.ts';
import { readLines } from '../reading/read-lines.ts';
import { parseRecord } from '../reading/parsed-record.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import { hashRecord } from '../records/chain.ts';
import { syncFolder } from '../writing/open-for-appending.ts';
import { createIndexer } from './file-index.ts';
import { indexPath, type Manifest, manifestPath, type UnsignedManifest } from './manifest.ts';

const BLOCK_BYTES = 256 * 1024;
const compress = promisify(gzip);
const NEWLINE = Buffer.from('\n');

/**
 * Compresses a closed file, and writes its index and its signed manifest beside it. Then the file itself is removed. When that is
 * interrupted, it can be done again.
 *
 * @param signer null: there are no keys
 * @returns the path of the compressed file
 */
export async function packFile(path: string, signer: AuditSigner | null): Promise<string> {
  const packed = `${path}.gz`;
  const index = createIndexer();
  const summary = createSummary();
  const hash = createHash('sha256');
  let bytes = 0;
  await writeDurably(packed, async (file) => {
    for await (const lines of blocksOf(path)) {
      const block = await compress(Buffer.concat(lines.flatMap((line) => [line, NEWLINE])));
      const texts = lines.map(String);
      index.add(bytes, texts);
      summary.add(texts);
      hash.update(block);
      await file.write(block);
      bytes += block.length;
    }
  });
  const indexText = index.done();
  await writeDurably(indexPath(packed), (file) => file.writeFile(indexText));
  const name = packed.slice(packed.lastIndexOf('/') + 1);
  const statement = { file: name, bytes, hash: hash.digest('base64url'), index: hashRecord(indexText), ...summary.done() };
  const signed = signer?.sign({ ...statement, is: 'manifest' }) ?? { key: '', signature: '' };
  const manifest: Manifest = { ...statement, ...signed };
  await writeDurably(manifestPath(packed), (file) => file.writeFile(canonicalJson(manifest)));
  await rm(path);
  return packed;
}

/** Whole lines; a torn line at the end becomes a line. */
async function* blocksOf(path: string): AsyncGenerator<Buffer[]> {
  let block: Buffer[] = [];
  let bytes = 0;
  for await (const lines of readLines(createReadStream(path, { highWaterMark: BLOCK_BYTES }))) {
    for (const line of lines) {
      block.push(line.bytes);
      bytes += line.bytes.length;
    }
    if (bytes < BLOCK_BYTES) continue;
    yield block;
    [block, bytes] = [[], 0];
  }
  if (block.length > 0) yield block;
}

/** Writes under another name first, so that a file of this name is always whole. */
async function writeDurably(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(path);
}

function createSummary() {
  const writers = new Map<string, { from: number; to: number; hash: string }>();
  let [records, first, last] = [0, '', ''];
  return {
    add(lines: readonly string[]): void {
      for (const line of lines) {
        const record = parseRecord(line);
        if (!record) continue;
        const { at, chain } = record;
        records += 1;
        first ||= at;
        last = at;
        const { from } = writers.get(chain.writer) ?? { from: chain.n };
        writers.set(chain.writer, { from, to: chain.n, hash: hashRecord(line) });
      }
    },
    done: (): Pick<UnsignedManifest, 'records' | 'first' | 'last' | 'writers'> => ({
      records,
      first,
      last,
      writers: Object.fromEntries(writers),
    }),
  };
}
