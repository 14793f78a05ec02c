import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Debian keeps the server programs off the PATH, in a folder for each version. */
const FOLDER = '/usr/lib/postgresql';
const HOW = 'Install the Debian package postgresql, as `npm test` does for root.';

/** @returns the folder with the programs of the newest version. @throws when there is none */
export function findPostgresPrograms(): string {
  const versions = existsSync(FOLDER) ? readdirSync(FOLDER).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(FOLDER, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres')));
  if (found === undefined) throw new Error(`There is no PostgreSQL in ${FOLDER}. ${HOW}`);
  return found;
}

/** The user to run a program as; empty for the user of this process. */
export type ProgramUser = { readonly uid?: number; readonly gid?: number };

/** PostgreSQL refuses to run as root; the Debian package creates a user for it. @throws when there is no such user */
export function findPostgresUser(): ProgramUser {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid.status !== 0 || gid.status !== 0)
    throw new Error(`PostgreSQL does not run as root, and there is no user postgres. ${HOW}`);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
