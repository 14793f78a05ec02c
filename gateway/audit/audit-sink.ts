import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as endOfTurn } from 'node:timers/promises';

/** The append-only destination of audit records. */
export type AuditSink = {
  /** Resolves when the record is written. @param record JSON, on one line. @throws when it is not */
  readonly append: (record: string) => Promise<void>;
};

/** A file of JSON lines. */
export type AuditFile = AuditSink & {
  /** Writes pending records and closes the file. */
  readonly close: () => Promise<void>;
};

const APPENDING = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR;

/** Lines that are written together, and whether they were. */
type Batch = { lines: string; readonly written: PromiseWithResolvers<void> };

/**
 * Opens a file for appending. Other processes may append to it too. The lines of one turn of the event loop are written together,
 * by one write, and so are all lines that arrive during a write.
 *
 * @param options.sync whether a record counts as written only when the disk has it
 * @throws when the file cannot be opened
 */
export async function openAuditFile(path: string, { sync }: { readonly sync: boolean }): Promise<AuditFile> {
  await mkdir(dirname(path), { recursive: true });
  // With O_DSYNC a write ends when the disk has it: one call in place of `write` and `fdatasync`.
  const file = await open(path, sync ? APPENDING | constants.O_DSYNC : APPENDING, 0o600);
  // A line that a crash or a full disk cut off must not run into the next one.
  let torn = await endsInALine(file).then((ends) => !ends);
  let next: Batch | null = null;
  let writing: Promise<void> | null = null;
  const write = async ({ lines, written }: Batch): Promise<void> => {
    try {
      await writeWhole(file, Buffer.from(torn ? `\n${lines}` : lines));
      torn = false;
      written.resolve();
    } catch (error) {
      torn = true;
      written.reject(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    await endOfTurn();
    for (let batch = next; batch !== null; batch = next) {
      next = null;
      await write(batch);
    }
    writing = null;
  };
  return {
    append(record) {
      next ??= { lines: '', written: Promise.withResolvers() };
      next.lines += `${record}\n`;
      writing ??= writeAll();
      return next.written.promise;
    },
    async close() {
      await writing;
      await file.close();
    },
  };
}

/** A write may take only a part, as on a disk that gets full. */
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) written += (await file.write(bytes, written)).bytesWritten;
}

async function endsInALine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}
