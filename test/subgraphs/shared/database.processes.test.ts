import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { type DatabaseOptions, openDatabase } from '../../../subgraphs/shared/database.ts';
import { databaseCodeOf } from '../../../subgraphs/shared/database-code.ts';
import { migrate, statements } from '../../../subgraphs/shared/migrate.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { until } from '../../support/processes.ts';

type Tables = { marks: { id: string; score: number } };
const MARKS = { '0001-marks': statements('create table marks (id text primary key, score integer not null);') };

let server: PostgresServer;
let admin: pg.Client;
let database: Kysely<Tables>;
beforeAll(async () => {
  server = await startPostgres();
  admin = new pg.Client(server.url);
  await admin.connect();
  // A table of another schema with the same name is what a `search_path` that was left by somebody else leads to.
  await admin.query('create table public.marks (id text, score integer, wrong text)');
  await admin.query("insert into public.marks values ('wrong', 0, 'wrong')");
}, 60_000);
afterAll(() => admin.end());
afterAll(() => server.remove(), 30_000);

beforeEach(async () => {
  await admin.query('drop schema if exists test cascade');
  await open();
  await migrate(database, MARKS);
  await add('a');
});
afterEach(() => database.destroy());

async function open(options: DatabaseOptions = {}): Promise<void> {
  await database?.destroy().catch(() => undefined);
  database = await openDatabase<Tables>(server.url, 'test', { poolSize: 1, ...options });
}

const add = (id: string, score = 1) => database.insertInto('marks').values({ id, score }).execute();
const marks = () => database.selectFrom('marks').selectAll().orderBy('id').execute();
const prepared = async () =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(database)).rows.map(
    ({ statement }) => statement,
  );

describe('the tables of a schema in PostgreSQL', () => {
  it('are found by their names alone, whatever the connection was set to', async () => {
    await sql.raw('set search_path = public').execute(database);
    await add('b');
    await database
      .transaction()
      .execute((transaction) => sql`insert into ${sql.table('marks')} values ('c', 3)`.execute(transaction));
    await database.updateTable('marks').set({ score: 2 }).where('marks.id', '=', 'b').execute();
    await database.deleteFrom('marks').where('id', '=', 'a').execute();
    const joined = database.selectFrom('marks').innerJoin('marks as other', 'other.id', 'marks.id');
    const rows = await joined.selectAll('marks').select('other.score as same').orderBy('id').execute();
    expect(rows).toEqual([
      { id: 'b', score: 2, same: 2 },
      { id: 'c', score: 3, same: 3 },
    ]);
    expect((await admin.query('select * from public.marks')).rows).toHaveLength(1);
  });
});

describe('a statement in PostgreSQL', () => {
  it('is prepared under its name once a connection, and only what reads or changes rows is', async () => {
    for (let score = 0; score < 5; score += 1)
      await database.selectFrom('marks').select('id').where('score', '=', score).execute();
    await database.transaction().execute((transaction) => transaction.deleteFrom('marks').execute());
    const all = await prepared();
    expect(all.filter((text) => text.includes('"score" = $1'))).toEqual(['select "id" from "test"."marks" where "score" = $1']);
    expect(all.filter((text) => !/^\s*(?:select|insert|delete)/.test(text))).toEqual([]);
  });

  it('has no name for a pooler that cannot keep it', async () => {
    await open({ prepared: false });
    expect(await marks()).toEqual([{ id: 'a', score: 1 }]);
    expect(await prepared()).toEqual([]);
  });

  it('is one of few, however long its lists are', async () => {
    for (let length = 1; length <= 100; length += 1) {
      const ids = Array.from({ length }, (_, index) => (index === length - 1 ? 'a' : `none ${index}`));
      expect(await database.selectFrom('marks').selectAll().where('id', 'in', ids).execute()).toEqual([{ id: 'a', score: 1 }]);
      expect(await database.selectFrom('marks').selectAll().where('id', 'not in', ids).execute()).toEqual([]);
    }
    expect((await prepared()).filter((text) => /"marks" where "id" (?:not )?in /.test(text))).toHaveLength(16);
  });

  it('runs on when a migration has changed the columns of its table', async () => {
    expect(await marks()).toEqual([{ id: 'a', score: 1 }]);
    await admin.query('alter table test.marks add column later text');
    expect(await marks()).toEqual([{ id: 'a', score: 1, later: null }]);
    expect(await marks()).toHaveLength(1);
  });

  it('in a transaction fails once when a migration has changed the columns, and then on no connection', async () => {
    const read = () => database.transaction().execute((transaction) => transaction.selectFrom('marks').selectAll().execute());
    expect(await read()).toHaveLength(1);
    await admin.query('alter table test.marks add column later text');
    expect(await read().catch(databaseCodeOf)).toBe('0A000');
    expect(await read()).toEqual([{ id: 'a', score: 1, later: null }]);
  });

  it('ends at its bound, and the connection is used again', async () => {
    await open({ statementMs: 100 });
    const slow = sql`select pg_sleep(60)`.execute(database).catch(databaseCodeOf);
    expect(await slow).toBe('57014');
    expect(await marks()).toHaveLength(1);
  });

  it('whose bound the server lost ends too, with its connection', async () => {
    await open({ statementMs: 100 });
    const pid = async () => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)).rows[0]?.pid;
    const before = await pid();
    const lost = database.transaction().execute(async (transaction) => {
      await sql.raw('set local statement_timeout = 0').execute(transaction);
      await sql`select pg_sleep(60)`.execute(transaction);
    });
    expect(await lost.catch(databaseCodeOf)).toBe('timeout');
    expect(await pid()).not.toBe(before);
    await admin.query('select pg_terminate_backend($1)', [before]);
  });

  it('finds nothing by an id that a text cannot hold', async () => {
    expect(await database.selectFrom('marks').selectAll().where('id', 'in', ['a\0', 'b\0', 'c']).execute()).toEqual([]);
  });
});

describe('connections to PostgreSQL', () => {
  it('that are lost while they are used fail what uses them, and nothing else', async () => {
    const lost = database.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      // Nothing is asked while the server says that it goes.
      await until(async () => (await admin.query('select from pg_stat_activity where pid = $1', [rows[0]?.pid])).rowCount === 0);
      // The client reads that too: what it writes to a closed connection before is answered by a reset.
      await setTimeout(100);
      await transaction.deleteFrom('marks').execute();
    });
    expect(['57P01', 'closed']).toContain(await lost.catch(databaseCodeOf));
    expect(await marks()).toHaveLength(1);
  });

  it('are as many as the pool has, and a wait for one ends', async () => {
    await open({ poolSize: 2, connectMs: 200 });
    const count = async () =>
      Number(
        (
          await admin.query(
            "select count(*) from pg_stat_activity where query like '%pg_sleep(1.5)%' and pid <> pg_backend_pid()",
          )
        ).rows[0].count,
      );
    const sleeping = Array.from({ length: 4 }, () => sql`select pg_sleep(1.5)`.execute(database));
    const codes = await Promise.all(sleeping.map((one) => one.then(() => 'done', databaseCodeOf)));
    expect(codes).toEqual(['done', 'done', 'timeout', 'timeout']);
    expect(await count()).toBeLessThanOrEqual(2);
  });
});
