import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgresPrograms, findPostgresUser, type ProgramUser } from '../../scripts/tooling/postgres-programs.ts';
import { freePort } from './free-ports.ts';
import { type RunningProcess, startProgram, until } from './processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A separate PostgreSQL server, on a free port of 127.0.0.1. */
export type PostgresServer = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Starts it again, on the same port with the same data. */
  readonly restart: () => Promise<void>;
  /** Stops it, and removes its data. */
  readonly remove: () => Promise<void>;
};

/**
 * Starts `postgres` with a new, empty database. It sorts texts by a language, and SQLite sorts them by bytes. A
 * query without a defined order therefore gives different results.
 *
 * @throws when the program, or a user who may run it, is missing
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgresPrograms();
  const identity = findPostgresUser();
  const folder = temporaryFolder();
  if (identity.uid !== undefined) chownSync(folder.path, identity.uid, Number(identity.gid));
  const data = join(folder.path, 'data');
  const options = ['--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'];
  run(join(programs, 'initdb'), [...options, '--locale-provider=icu', '--icu-locale=en-US', '-D', data], identity);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'max_connections=50'];
  const start = async (): Promise<RunningProcess> => {
    const server = startProgram(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      identity,
    );
    await server.printed(/database system is ready to accept connections/);
    await until(() => answers(url));
    return server;
  };
  let server = await start();
  // SIGINT closes open connections instead of waiting for them.
  const stop = async () => void (await server.stop('SIGINT'));
  return {
    url,
    stop,
    restart: async () => void (server = await start()),
    async remove() {
      await stop();
      folder.remove();
    },
  };
}

function run(program: string, parameters: readonly string[], identity: ProgramUser): void {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', ...identity });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stdout}${stderr}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
