import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCluster, POSTGRES_IS_READY } from '../../tooling/postgres-cluster.ts';
import { findPostgresPrograms } from '../../tooling/postgres-programs.ts';
import { freePort } from '../start-program.ts';
import { type Child, startChild } from './child.ts';
import { makeFolder, removeFolder } from './own-folder.ts';

/** A PostgreSQL server of the bench's own. */
export type Postgres = {
  readonly port: number;
  child: Child;
  readonly start: () => Promise<void>;
  /** A second server that follows this one. @returns its port, and how it takes over */
  readonly follow: () => Promise<{ readonly port: number; readonly promote: () => void }>;
  readonly stop: () => Promise<void>;
};

const READY = new RegExp(POSTGRES_IS_READY);
const SETTINGS = { max_connections: '100', fsync: 'off' };

/** @throws when PostgreSQL is not installed */
export async function startPostgres(): Promise<Postgres> {
  const folder = makeFolder('postgres');
  const port = await freePort();
  const cluster = makeCluster({ folder, port, settings: SETTINGS, options: ['--no-sync'] });
  const programs = findPostgresPrograms();
  const start = () => startChild(cluster.program, cluster.parameters, READY, cluster.user);
  const run = (program: string, parameters: readonly string[]) => {
    const { status, stderr } = spawnSync(join(programs, program), parameters, { encoding: 'utf8', ...cluster.user });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  };
  const standbys: Child[] = [];
  const postgres: Postgres = {
    port,
    child: await start(),
    start: async () => void (postgres.child = await start()),
    async follow() {
      const own = join(folder, 'standby');
      mkdirSync(own, { mode: 0o700 });
      if (cluster.user.uid !== undefined) chownSync(own, cluster.user.uid, Number(cluster.user.gid));
      const other = await freePort();
      run('pg_basebackup', [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'postgres',
        '-D',
        own,
        '-R',
        '-X',
        'stream',
        '--no-sync',
      ]);
      const parameters = cluster.parameters.map((one) => (one === `port=${port}` ? `port=${other}` : one));
      const at = parameters.indexOf('-D');
      standbys.push(
        await startChild(cluster.program, parameters.with(at + 1, own), /ready to accept read-only connections/, cluster.user),
      );
      return { port: other, promote: () => run('pg_ctl', ['promote', '-D', own]) };
    },
    async stop() {
      // SIGINT: it closes connections instead of waiting for them.
      for (const child of [...standbys, postgres.child]) await child.end('SIGINT');
      removeFolder(folder);
    },
  };
  return postgres;
}
