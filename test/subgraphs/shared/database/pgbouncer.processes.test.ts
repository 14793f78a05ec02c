import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { findPostgresUser } from '../../../../scripts/tooling/postgres-programs.ts';
import documents from '../../../../subgraphs/documents/subgraph.ts';
import { openDatabase } from '../../../../subgraphs/shared/database.ts';
import { readVersion } from '../../../../subgraphs/shared/database/schema-version.ts';
import { migrate, statements } from '../../../../subgraphs/shared/migrate.ts';
import { isDeep } from '../../../support/depth.ts';
import { freePort } from '../../../support/free-ports.ts';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.ts';
import { startProgram, stopProcesses, until } from '../../../support/processes.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

type Tables = { marks: { id: string } };

const folder = temporaryFolder();
let postgres: PostgresServer | undefined;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await stopProcesses();
  await postgres?.remove();
  folder.remove();
}, 60_000);

/** Starts PgBouncer in transaction mode with one connection to the server. @returns the URL by which it is reached */
async function startPgbouncer({ url }: PostgresServer): Promise<string> {
  const port = await freePort();
  const user = findPostgresUser();
  const file = join(folder.path, 'pgbouncer.ini');
  writeFileSync(
    file,
    [
      '[databases]',
      `postgres = host=127.0.0.1 port=${new URL(url).port} dbname=postgres user=postgres`,
      '[pgbouncer]',
      ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'],
      ...['pool_mode = transaction', 'default_pool_size = 1', 'admin_users = postgres', ''],
    ].join('\n'),
  );
  if (user.uid !== undefined) for (const path of [folder.path, file]) chownSync(path, user.uid, Number(user.gid));
  startProgram('pgbouncer', [file], user);
  const pooled = url.replace(/:\d+\//, `:${port}/`);
  await until(async () => {
    const database = await openDatabase<Tables>(pooled, 'test', { connectMs: 1_000 });
    return sql`select 1`
      .execute(database)
      .then(
        () => true,
        () => false,
      )
      .finally(() => database.destroy());
  });
  return pooled;
}

const deep = () =>
  describe('PgBouncer in transaction mode, with one connection to the server', () => {
    it('serves several programs, each with its own schema, and migrates', async () => {
      const url = await startPgbouncer(postgres!);
      const options = { prepared: false, statementMs: 2_000 };
      const one = await openDatabase<Tables>(url, 'one', options);
      const other = await openDatabase<Tables>(url, 'other', options);
      for (const database of [one, other])
        await migrate(database, { '0001-marks': statements('create table marks (id text primary key);') });
      // Each pool opens several connections to PgBouncer, and all share one of the server.
      const add = (id: number) =>
        Promise.all(
          [one, other].map((database) =>
            database
              .insertInto('marks')
              .values({ id: `mark ${id}` })
              .execute(),
          ),
        );
      await Promise.all(Array.from({ length: 20 }, (_, id) => add(id)));
      await one.transaction().execute((transaction) => transaction.deleteFrom('marks').where('id', '=', 'mark 1').execute());
      const count = async (database: typeof one) => (await database.selectFrom('marks').select('id').execute()).length;
      expect([await count(one), await count(other)]).toEqual([19, 20]);
      await Promise.all([one.destroy(), other.destroy()]);
    }, 120_000);

    it('does not hand a bound to what may take long', async () => {
      const url = await startPgbouncer(postgres!);
      const bounded = await openDatabase<Tables>(url, 'one', { prepared: false, statementMs: 300 });
      await bounded.selectFrom('marks').selectAll().execute();
      const tables = await openDatabase<object>(url, 'documents', { prepared: false });
      const slow = { '0000-slow': statements('select pg_sleep(1);'), ...documents.migrations };
      await migrate(tables, slow);
      expect((await readVersion(tables, Object.keys(slow))).pending).toEqual([]);
      await Promise.all([bounded.destroy(), tables.destroy()]);
    }, 120_000);
  });

describe('a connection, for a pooler that gives it to others between transactions', () => {
  it('keeps two settings that bound statements, and no lock, cursor or listener', async () => {
    const database = await openDatabase<Tables>(postgres!.url, 'kept', { poolSize: 1, statementMs: 2_000 });
    await migrate(database, { '0001-marks': statements('create table marks (id text primary key);') });
    await database.transaction().execute((transaction) => transaction.selectFrom('marks').selectAll().execute());
    const settings = sql<{ name: string }>`select name from pg_settings where source = 'session' order by name`;
    expect((await settings.execute(database)).rows.map(({ name }) => name)).toEqual([
      'idle_in_transaction_session_timeout',
      'statement_timeout',
    ]);
    const kept = sql`
      select 1 from pg_locks where locktype = 'advisory' union all
      select 1 from pg_cursors where is_holdable union all select 1 from pg_listening_channels()`;
    expect((await kept.execute(database)).rows).toEqual([]);
    await database.destroy();
  });
});

if (isDeep) deep();
