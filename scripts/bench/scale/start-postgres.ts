import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { makeCluster, POSTGRES_IS_READY } from '../../tooling/postgres-cluster.ts';

/** A PostgreSQL of the bench's own. */
export type BenchPostgres = { readonly url: string; readonly stop: () => Promise<void> };

/** PostgreSQL's settings are its own, but for these. Durability is as in operation. */
const SETTINGS = {
  shared_buffers: '2GB',
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
  const { program, parameters, user, url } = makeCluster({ folder, port: await freePort(), settings: SETTINGS });
  const server = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'], ...user });
  const exit = once(server, 'exit');
  await isReady(server.stderr, exit);
  return {
    url,
    async stop() {
      server.kill('SIGINT');
      await exit;
    },
  };
}

async function isReady(log: NodeJS.ReadableStream, exit: Promise<unknown>): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    createInterface(log).on('line', (line) => {
      if (POSTGRES_IS_READY.test(line)) resolve();
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
