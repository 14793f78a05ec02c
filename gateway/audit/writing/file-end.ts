import type { FileHandle } from 'node:fs/promises';
import { hashRecord } from '../records/chain.ts';
import type { FileEnd } from './record-store.ts';

/** Longer than any record. */
const MOST_BYTES = 1_000_000;
const NEWLINE = 0x0a;

/** @returns what a file ends with; null: it is empty. `isTorn`: its last line has no end, as after a crash or on a full disk */
export async function readFileEnd(file: FileHandle): Promise<(FileEnd & { readonly isTorn: boolean }) | null> {
  const { size } = await file.stat();
  if (size === 0) return null;
  const length = Math.min(size, MOST_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const isTorn = buffer.at(-1) !== NEWLINE;
  const end = isTorn ? length : length - 1;
  const line = buffer.subarray(end === 0 ? 0 : buffer.lastIndexOf(NEWLINE, end - 1) + 1, end);
  return { bytes: size, hash: hashRecord(line), isTorn };
}
