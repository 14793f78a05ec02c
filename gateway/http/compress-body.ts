import { brotliCompress, type BrotliOptions, constants, gzip, type ZlibOptions } from 'node:zlib';
import type { ContentCoding } from './choose-coding.ts';

/** Shorter answers would hardly become shorter. In bytes. */
export const COMPRESSED_FROM = 1_024;

/** So many are compressed at a time, by threads that also write the audit record. What comes then is sent as it is. */
const AT_ONCE = 2;

/** The least effort: JSON becomes a tenth of its length at 30 to 60 microseconds, and half of that again costs ten times as much. */
const BROTLI: BrotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
const GZIP: ZlibOptions = { level: 1 };

let running = 0;

/** @returns whether another body can be compressed now */
export const canCompress = (): boolean => running < AT_ONCE;

/**
 * Compresses a body on another thread.
 *
 * @param done receives the compressed bytes; null: they could not be made, and the body is sent as it is
 */
export function compressBody(
  body: readonly (string | Buffer)[],
  coding: NonNullable<ContentCoding>,
  done: (bytes: Buffer | null) => void,
): void {
  const bytes = Buffer.concat(body.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  running += 1;
  const finish = (error: Error | null, compressed: Buffer) => {
    running -= 1;
    done(error ? null : compressed);
  };
  if (coding === 'br') brotliCompress(bytes, BROTLI, finish);
  else gzip(bytes, GZIP, finish);
}
