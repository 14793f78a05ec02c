import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findPostgresPrograms, findPostgresUser } from '../../tooling/postgres-programs.ts';

/** A PostgreSQL of the bench's own. */
export type BenchPostgres = { readonly url: string; readonly stop: () => Promise<void> };

/** PostgreSQL's settings are its own, but for these. Durability is as in operation. */
const SETTINGS = {
  shared_buffers: '512MB',
  max_wal_size: '4GB',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
};

/** What the report says of it. */
export const POSTGRES_SETTINGS = `shared_buffers ${SETTINGS.shared_buffers}, max_wal_size ${SETTINGS.max_wal_size}, else as installed`;

/**
 * Starts `postgres` with a new, empty database on a free port of 127.0.0.1.
 *
 * @param folder where its data is kept; the caller removes it
 * @throws when the program, or a user who may run it, is missing
 */
export async function startPostgres(folder: string): Promise<BenchPostgres> {
  const programs = findPostgresPrograms();
  const identity = findPostgresUser();
  const data = join(folder, 'postgres');
  mkdirSync(data, { mode: 0o700 });
  if (identity.uid !== undefined) for (const path of [folder, data]) chownSync(path, identity.uid, identity.gid!);
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '-D', data];
  const made = spawnSync(join(programs, 'initdb'), options, { encoding: 'utf8', ...identity });
  if (made.status !== 0) throw new Error(`initdb ended with ${made.status}: ${made.stderr}`);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...SETTINGS };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], { stdio: ['ignore', 'ignore', 'pipe'], ...identity });
  const exit = once(server, 'exit');
  await isReady(server.stderr, exit);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      // SIGINT: whoever is connected is let go, not waited for.
      server.kill('SIGINT');
      await exit;
    },
  };
}

async function isReady(log: NodeJS.ReadableStream, exit: Promise<unknown>): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    createInterface(log).on('line', (line) => {
      if (line.includes('database system is ready to accept connections')) resolve();
    });
  });
  const gone = exit.then(() => Promise.reject(new Error('postgres ended before it was ready')));
  await Promise.race([ready, gone]);
  // From now on it may end at any time.
  gone.catch(() => undefined);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
