import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AuditRecord } from './audit-record.ts';

/** The append-only destination of audit records. */
export type AuditSink = {
  /** Resolves when the record is written. @throws when it is not */
  readonly append: (record: AuditRecord) => Promise<void>;
};

/** A file of JSON lines. */
export type AuditFile = AuditSink & {
  /** Writes pending records and closes the file. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly line: string; readonly resolve: () => void; readonly reject: (error: unknown) => void };

/**
 * Opens a file for appending. Other processes may append to it too. Lines that arrive during a write are written together
 * by the next one.
 *
 * @param options.sync whether a record counts as written only when the disk has it
 * @throws when the file cannot be opened
 */
export async function openAuditFile(path: string, { sync }: { readonly sync: boolean }): Promise<AuditFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  // A line that a crash or a full disk cut off must not run into the next one.
  let torn = await endsInALine(file).then((ends) => !ends);
  let queue: Waiting[] = [];
  let writing: Promise<void> | null = null;
  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await file.appendFile((torn ? '\n' : '') + batch.map(({ line }) => line).join(''));
      if (sync) await file.datasync();
      torn = false;
      for (const { resolve } of batch) resolve();
    } catch (error) {
      torn = true;
      for (const { reject } of batch) reject(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    for (let batch = queue; batch.length > 0; batch = queue) {
      queue = [];
      await write(batch);
    }
    writing = null;
  };
  return {
    append: (record) =>
      new Promise((resolve, reject) => {
        queue.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
        writing ??= writeAll();
      }),
    async close() {
      await writing;
      await file.close();
    },
  };
}

async function endsInALine(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}
