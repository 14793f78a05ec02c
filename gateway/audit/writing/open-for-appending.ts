import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

const APPENDING = constants.O_APPEND | constants.O_CREAT | constants.O_RDWR;

/** @param sync whether a write ends only when the disk has it: one call in place of `write` and `fdatasync` */
export async function openForAppending(path: string, sync: boolean): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, sync ? APPENDING | constants.O_DSYNC : APPENDING, 0o600);
  if (sync) await syncFolder(path);
  return file;
}

/** A new name is on the disk only when its folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
