import { getOwn } from '../../../schema/contract/own-property.ts';
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

/** The longest line that is read. A longer one is rejected, and its bytes are not kept. */
export const LONGEST_LINE = 1_000_000;

/** A line with its line end. The bytes of a line that is too long are not kept. */
export type FeedLine = { readonly bytes: Uint8Array; readonly tooLong: boolean };

const LINE_END = 10;

/** A feed that cannot be read to its end. */
export class UnreadableFeed extends Error {}

const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Reads a file or standard input, plain or compressed by gzip or zstd; its first bytes tell which.
 *
 * @param path `-` is standard input
 * @param onRead called with the number of bytes of each piece, as they are in the file
 * @throws UnreadableFeed
 */
export async function* readFile(
  path: string | URL,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const source = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    const start = await firstBytes(pieces);
    const all = Readable.from(counted(start, pieces, onRead), { objectMode: false });
    yield* decompressed(all, start) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new UnreadableFeed(`The file cannot be read: ${whyUnreadable(error)}`, { cause: error });
  } finally {
    source.destroy();
  }
}

const WHY_UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  Z_BUF_ERROR: 'the compressed file is cut off',
  ERR_TRAILING_JUNK_AFTER_STREAM_END: 'there is something after the end of the compressed file',
};

function whyUnreadable(error: unknown): string {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return getOwn(WHY_UNREADABLE, code) ?? (/^Z_|^ZSTD_/.test(code) ? `the compressed file is damaged (${code})` : code);
}

async function firstBytes(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  let start: Buffer = Buffer.alloc(0);
  while (start.length < ZSTD.length) {
    const { value, done } = await pieces.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  return start;
}

async function* counted(start: Buffer, pieces: AsyncIterator<Buffer>, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  onRead(start.length);
  yield start;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    onRead(next.value.length);
    yield next.value;
  }
}

function decompressed(source: Readable, start: Buffer): AsyncIterable<unknown> {
  const decompressor = startsWith(start, GZIP) ? createGunzip() : startsWith(start, ZSTD) ? createZstdDecompress() : null;
  if (decompressor === null) return source;
  source.on('error', (error) => decompressor.destroy(error));
  return source.pipe(decompressor);
}

const startsWith = (bytes: Buffer, magic: Buffer) => bytes.subarray(0, magic.length).equals(magic);

/** Splits bytes into lines, and hashes them. At most `LONGEST_LINE` bytes of a line are held. */
export function splitLines(pieces: AsyncIterable<Uint8Array>) {
  const sha256 = createHash('sha256');
  return {
    lines: linesOf(pieces, sha256),
    /** @returns the SHA-256 of all bytes before the line that was read last */
    digest: () => sha256.copy().digest('hex'),
  };
}

async function* linesOf(pieces: AsyncIterable<Uint8Array>, sha256: Hash): AsyncGenerator<FeedLine> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    for (let begin = 0; begin < piece.length;) {
      const end = piece.indexOf(LINE_END, begin);
      const part = piece.subarray(begin, end === -1 ? piece.length : end + 1);
      begin += part.length;
      length += part.length;
      held.push(part);
      if (length > LONGEST_LINE) held = hashed(sha256, held);
      if (end === -1) continue;
      yield { bytes: Buffer.concat(held), tooLong: length > LONGEST_LINE };
      held = hashed(sha256, held);
      length = 0;
    }
  }
  if (length > 0) yield { bytes: Buffer.concat(held), tooLong: length > LONGEST_LINE };
}

function hashed(sha256: Hash, held: readonly Uint8Array[]): Uint8Array[] {
  for (const part of held) sha256.update(part);
  return [];
}
