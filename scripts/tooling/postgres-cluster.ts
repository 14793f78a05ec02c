import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findPostgresPrograms, findPostgresUser, type ProgramUser } from './postgres-programs.ts';

/** A PostgreSQL server that can be started: the program, what to call it with, and who runs it. */
export type PostgresCluster = {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly user: ProgramUser;
  /** The database of an administrator, on 127.0.0.1 and without a password. */
  readonly url: string;
};

/** The server writes this when it is ready; a standby says that it is for reading. */
export const POSTGRES_IS_READY = /database system is ready to accept (?:read-only )?connections/;

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
  const { programs, user, data } = prepareFolder(folder);
  const common = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  runTool(join(programs, 'initdb'), [...common, ...options, '-D', data], user);
  return clusterOf({ programs, user, data, port, settings });
}

/** Copies the data of a running server, for one that replays what it writes. @param of the URL of the server */
export function copyCluster({ folder, port, of }: { folder: string; port: number; of: string }): PostgresCluster {
  const { programs, user, data } = prepareFolder(folder);
  const options = ['--dbname', of, '--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast', '--no-sync'];
  runTool(join(programs, 'pg_basebackup'), [...options, '-D', data], user);
  return clusterOf({ programs, user, data, port, settings: {} });
}

function prepareFolder(folder: string): { programs: string; user: ProgramUser; data: string } {
  const programs = findPostgresPrograms();
  const user = findPostgresUser();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, Number(user.gid));
  return { programs, user, data };
}

function runTool(program: string, parameters: readonly string[], user: ProgramUser): void {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', ...user });
  if (status !== 0) throw new Error(`${basename(program)} ended with ${status}:\n${stdout}${stderr}`);
}

type Made = { programs: string; user: ProgramUser; data: string } & Pick<ClusterOptions, 'port' | 'settings'>;

function clusterOf({ programs, user, data, port, settings }: Made): PostgresCluster {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  return {
    program: join(programs, 'postgres'),
    parameters: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    user,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
  };
}
