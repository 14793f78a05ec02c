import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { copyCluster, makeCluster, type PostgresCluster, POSTGRES_IS_READY } from '../../scripts/tooling/postgres-cluster.ts';
import type { ProgramUser } from '../../scripts/tooling/postgres-programs.ts';
import type { PrivateCertificate } from './private-ca.ts';
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

/** A server that replays what another one writes, and takes no writes itself. */
export type StandbyServer = PostgresServer & {
  /** Makes it take writes. It replays nothing from then on. */
  readonly promote: () => Promise<void>;
  /** Stops replaying until `resume`. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
};

/**
 * Starts `postgres` with a new, empty database. It sorts texts by a language, and SQLite sorts them by bytes. A
 * query without a defined order therefore gives different results.
 *
 * @param certificate for TLS, without which it then answers nobody; null: it speaks no TLS
 * @throws when the program, or a user who may run it, is missing
 */
export async function startPostgres(certificate: PrivateCertificate | null = null): Promise<PostgresServer> {
  const folder = temporaryFolder();
  const { program, parameters, user, url } = makeCluster({
    folder: folder.path,
    port: await freePort(),
    settings: { fsync: 'off', max_connections: '100', ...(certificate && { ssl: 'on' }) },
    options: ['--no-sync', '--locale-provider=icu', '--icu-locale=en-US'],
  });
  if (certificate) useCertificate(join(folder.path, 'data'), certificate, user);
  return run({ program, parameters, user, url, folder }, certificate ? `${url}?sslmode=no-verify` : url);
}

/** Starts a standby of a server. */
export async function startStandby(primary: PostgresServer): Promise<StandbyServer> {
  const folder = temporaryFolder();
  const port = await freePort();
  const cluster = copyCluster({ folder: folder.path, port, of: primary.url });
  const server = await run({ ...cluster, folder }, cluster.url);
  const execute = async (query: string) => {
    const client = new pg.Client(cluster.url);
    await client.connect();
    await client.query(query).finally(() => client.end());
  };
  return {
    ...server,
    promote: () => execute('select pg_promote()'),
    pause: () => execute('select pg_wal_replay_pause()'),
    resume: () => execute('select pg_wal_replay_resume()'),
  };
}

type Cluster = PostgresCluster & { readonly folder: { readonly path: string; readonly remove: () => void } };

async function run({ program, parameters, user, url, folder }: Cluster, reachedBy: string): Promise<PostgresServer> {
  const start = async (): Promise<RunningProcess> => {
    const server = startProgram(program, parameters, user);
    await server.printed(POSTGRES_IS_READY);
    await until(() => answers(reachedBy));
    return server;
  };
  let server = await start();
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

/** PostgreSQL wants a key that its own user alone can read. Connections without TLS are refused */
function useCertificate(data: string, { cert, key }: PrivateCertificate, { uid, gid }: ProgramUser): void {
  for (const [name, content] of [
    ['server.crt', cert],
    ['server.key', key],
    ['pg_hba.conf', 'hostssl all all 127.0.0.1/32 trust\nhostssl all all ::1/128 trust\n'],
  ] as const) {
    writeFileSync(join(data, name), content, { mode: 0o600 });
    if (uid !== undefined) chownSync(join(data, name), uid, Number(gid));
  }
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
