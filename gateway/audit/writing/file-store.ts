import { fstatSync, renameSync, statSync, write } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { closedPath } from './closed-names.ts';
import { readFileEnd } from './file-end.ts';
import { openForAppending } from './open-for-appending.ts';
import type { FileEnd, Interruption, RecordStore, Section, StoredRecord } from './record-store.ts';

export type FileStoreOptions = {
  /** Whether a record counts as written only when the disk has it. */
  readonly sync: boolean;
  /** A file that has as many is closed. */
  readonly maxBytes: number;
  /** Milliseconds since 1970. A file is closed at the end of a day in UTC, too. */
  readonly clock: () => number;
  /** Takes a file that nothing more is written to, but for what another process is just writing. */
  readonly onClosed: (path: string) => void;
};

const writeBytes = promisify(write);
const NEWLINE = Buffer.from('\n');
const COPIED_BYTES = 1_000_000;

type Open = {
  readonly file: FileHandle;
  readonly dev: number;
  readonly ino: number;
  readonly day: string;
  size: number;
  isDoubtful: boolean;
  isTorn: boolean;
};

/**
 * A file of lines. Several processes may append to one file: each has a chain of its own in it. One on a local disk is looked at
 * after each write: whether it is still under its name, and as long as it was.
 */
export class FileStore implements RecordStore {
  readonly canBeTruncated = true;
  readonly #path: string;
  readonly #options: FileStoreOptions;
  #open: Open | null = null;
  #previous: string | null = null;

  constructor(path: string, options: FileStoreOptions) {
    this.#path = path;
    this.#options = options;
  }

  async prepare(): Promise<Section> {
    const open = this.#open;
    const interruption = open && interruptionOf(open, this.#path);
    if (open && interruption === 'removed') await this.#salvage(open);
    if (open && interruption === null && !open.isDoubtful && this.#isDue(open)) this.#rotate();
    if (interruption !== null || open?.isDoubtful || this.#previous !== null) await this.close();
    if (this.#open) return { isNew: false, previous: null, interruption: null, follows: null };
    const follows = await this.#openAnew();
    const section = { isNew: true, previous: this.#previous, interruption, follows };
    this.#previous = null;
    return section;
  }

  async write(_records: readonly StoredRecord[], lines: Buffer): Promise<void> {
    const open = this.#open;
    if (!open) throw new Error('The audit file is not open');
    const bytes = open.isTorn ? Buffer.concat([NEWLINE, lines]) : lines;
    open.isDoubtful = true;
    await writeWhole(open.file, bytes);
    open.size += bytes.length;
    [open.isDoubtful, open.isTorn] = [false, false];
  }

  isInPlace(): boolean {
    return this.#open === null || interruptionOf(this.#open, this.#path) === null;
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.file.close();
  }

  async #openAnew(): Promise<FileEnd | null> {
    const file = await openForAppending(this.#path, this.#options.sync);
    const [end, { dev, ino }] = [await readFileEnd(file), await file.stat()];
    const state = { size: end?.bytes ?? 0, isDoubtful: false, isTorn: end?.isTorn ?? false };
    this.#open = { file, dev, ino, day: this.#today(), ...state };
    return end && { bytes: end.bytes, hash: end.hash };
  }

  /** A removed file can be read as long as it is open. */
  async #salvage({ file }: Open): Promise<void> {
    const to = closedPath(this.#path, this.#options.clock(), 'salvaged');
    const saved = await openForAppending(to, this.#options.sync);
    try {
      await copyAll(file, saved);
    } finally {
      await saved.close();
    }
    this.#options.onClosed(to);
  }

  #rotate(): void {
    const to = closedPath(this.#path, this.#options.clock(), 'closed');
    renameSync(this.#path, to);
    this.#previous = basename(to);
    this.#options.onClosed(to);
  }

  #isDue({ size, day }: Open): boolean {
    return size >= this.#options.maxBytes || (size > 0 && day !== this.#today());
  }

  #today(): string {
    return new Date(this.#options.clock()).toISOString().slice(0, 10);
  }
}

/** Compares the file that has the name with the open one. Calls that do not wait, because both are in memory. */
function interruptionOf(open: Open, path: string): Interruption | null {
  const named = statSync(path, { throwIfNoEntry: false });
  if (named?.ino !== open.ino || named.dev !== open.dev) return interruptionOfOther(open);
  if (named.size < open.size && named.isFile()) return 'truncated';
  // Others append to it, too.
  open.size = named.size;
  return null;
}

/** @returns what became of a file that lost its name. What is no file, as a pipe, cannot be taken away */
function interruptionOfOther({ file }: Open): Interruption | null {
  const own = fstatSync(file.fd);
  if (!own.isFile()) return null;
  return own.nlink === 0 ? 'removed' : 'moved';
}

async function copyAll(from: FileHandle, to: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(COPIED_BYTES);
  for (let position = 0; ;) {
    const { bytesRead } = await from.read(buffer, 0, COPIED_BYTES, position);
    if (bytesRead === 0) return;
    await writeWhole(to, buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
}

/** A write may take only a part, as on a disk that gets full. Not by the handle, whose promises cost more CPU than the call. */
async function writeWhole({ fd }: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) written += (await writeBytes(fd, bytes, written)).bytesWritten;
}
