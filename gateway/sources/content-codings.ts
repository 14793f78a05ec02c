import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const [toGunzip, toInflate, toInflateRaw] = [promisify(gunzip), promisify(inflate), promisify(inflateRaw)] as Decode[];
const zstd = promisify(zstdDecompress);

/** A zstd frame may require a window of gigabytes; over HTTP the limit is 8 MB (RFC 9659). */
const ZSTD_WINDOW = { [constants.ZSTD_d_windowLogMax]: 23 };

/** "deflate" should be in the format of zlib (RFC 9110, 8.4.1.2), but some senders omit its header. */
const hasZlibHead = ([first = 0, second = 0]: Buffer): boolean => (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', toGunzip as Decode],
  ['x-gzip', toGunzip as Decode],
  ['deflate', (bytes, options) => (hasZlibHead(bytes) ? (toInflate as Decode) : (toInflateRaw as Decode))(bytes, options)],
  ['br', promisify(brotliDecompress) as Decode],
  ['zstd', (bytes, options) => zstd(bytes, { ...options, params: ZSTD_WINDOW })],
]);

/** The value of `accept-encoding`: the codings that can be decoded here. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br, zstd';

/** A sender applies one coding; an intermediary may add another. */
const MAX_CODINGS = 2;
const NO_CODINGS: readonly string[] = [];

/** @returns the codings of a body in the order they were applied; null: it cannot be read */
export function readCodings(header: string | readonly string[] | undefined): readonly string[] | null {
  if (header === undefined || header === '') return NO_CODINGS;
  const codings = String(header)
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  return codings.length <= MAX_CODINGS && codings.every((coding) => DECODERS.has(coding)) ? codings : null;
}

/**
 * @param codings as `readCodings` read them
 * @param maxBytes of the decoded body; decoding stops beyond it
 * @throws when the body does not have these codings, ends too early, or is too large
 */
export async function decodeBody(bytes: Buffer, codings: readonly string[], maxBytes: number): Promise<Buffer> {
  let decoded = bytes;
  for (const coding of codings.toReversed()) {
    const decode = DECODERS.get(coding);
    if (!decode) throw new Error('The body has an unknown content encoding');
    decoded = await decode(decoded, { maxOutputLength: maxBytes });
  }
  return decoded;
}

/** @throws when the bytes are not UTF-8, which JSON requires (RFC 8259, 8.1). A byte order mark is removed */
export function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Error('The answer of the subgraph is not UTF-8');
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
