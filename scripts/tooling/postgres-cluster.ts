import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgresPrograms, findPostgresUser, type ProgramUser } from './postgres-programs.ts';

/** A PostgreSQL server that can be started: the program, what to call it with, and who runs it. */
export type PostgresCluster = {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly user: ProgramUser;
  /** The database of an administrator, on 127.0.0.1 and without a password. */
  readonly url: string;
};

/** The server writes this when it is ready. */
export const POSTGRES_IS_READY = 'database system is ready to accept connections';

export type ClusterOptions = {
  /** Where its data is kept; the caller removes it. */
  readonly folder: string;
  readonly port: number;
  /** Settings of the server, in addition to those of a server on 127.0.0.1. */
  readonly settings: Readonly<Record<string, string>>;
  /** Options of `initdb`. */
  readonly options?: readonly string[];
};

/**
 * Makes a new, empty cluster. The caller starts it, and ends it by SIGINT: then the server closes connections instead of waiting for
 * them.
 *
 * @throws when the programs, or a user who may run them, are missing
 */
export function makeCluster({ folder, port, settings, options = [] }: ClusterOptions): PostgresCluster {
  const programs = findPostgresPrograms();
  const user = findPostgresUser();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, Number(user.gid));
  const common = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(join(programs, 'initdb'), [...common, ...options, '-D', data], { encoding: 'utf8', ...user });
  if (made.status !== 0) throw new Error(`initdb ended with ${made.status}:\n${made.stdout}${made.stderr}`);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  return {
    program: join(programs, 'postgres'),
    parameters: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    user,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
  };
}
