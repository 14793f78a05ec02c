import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import { FileUnavailable, type SubgraphFile } from '../../shared/files.ts';
import type { LetterRow } from '../rows.ts';

/** The letter as its row describes it. */
type Described = Pick<LetterRow, 'sha256' | 'bytes'>;

/** Why a letter is unavailable: the code of the file system, or what its file differs in. */
type Reason = string;
type OnUnavailable = (reason: Reason) => void;

const SHA256 = /^[0-9a-f]{64}$/;

/** @returns where the file of a letter is, below the folder of letters */
export const letterPath = (sha256: string): string => join(sha256.slice(0, 2), `${sha256}.pdf`);

/**
 * Opens the file of a letter. Its name is a hash, so no path from outside is ever part of it.
 *
 * @param onUnavailable called with the reason, once
 * @throws FileUnavailable when there is no such file, or it has another length. While it is read, the content fails before its
 *   end if the file is not the one of the hash
 */
export async function openLetter(folder: string | null, letter: Described, onUnavailable: OnUnavailable): Promise<SubgraphFile> {
  const refuse = (reason: Reason, cause?: unknown): never => {
    onUnavailable(reason);
    throw new FileUnavailable('The letter is not available', { cause });
  };
  if (folder === null) return refuse('NO_FOLDER');
  if (!SHA256.test(letter.sha256)) return refuse('NAME');
  const path = join(folder, letterPath(letter.sha256));
  const handle = await open(path, 'r').catch((error: unknown) => refuse(errorCodeOf(error), error));
  const stat = await handle.stat();
  if (!stat.isFile() || stat.size !== letter.bytes) {
    await handle.close();
    return refuse('LENGTH');
  }
  const content = Readable.from(verified(handle, letter, refuse), { objectMode: false });
  // Also when nobody reads it. A file that was only read loses nothing if closing it fails.
  content.once('close', () => void handle.close().catch(() => undefined));
  return { bytes: letter.bytes, content };
}

/** Yields the bytes of a file, one part late, so that the last part never leaves before the hash of all has been compared. */
async function* verified(handle: FileHandle, { sha256, bytes }: Described, refuse: (reason: Reason) => never) {
  const hash = createHash('sha256');
  let read = 0;
  let held: Buffer | null = null;
  for await (const part of handle.createReadStream({ autoClose: false, end: Math.max(0, bytes - 1) }) as AsyncIterable<Buffer>) {
    if (held !== null) yield held;
    hash.update(part);
    read += part.length;
    held = part;
  }
  if (read !== bytes || hash.digest('hex') !== sha256) refuse(read === bytes ? 'HASH' : 'LENGTH');
  if (held !== null) yield held;
}
