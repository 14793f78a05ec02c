import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { type DatabaseOptions, openDatabase } from '../../../subgraphs/shared/database.ts';
import { databaseCodeOf } from '../../../subgraphs/shared/database-code.ts';
import { prepareQuery } from '../../../subgraphs/shared/database/prepare-query.ts';
import { migrate, statements } from '../../../subgraphs/shared/migrate.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { until } from '../../support/processes.ts';

type Tables = { marks: { id: string; score: number; weight: number | null; note: string | null } };
const MARKS = {
  '0001-marks': statements('create table marks (id text primary key, score integer not null, weight numeric, note text);'),
};

let server: PostgresServer;
let admin: pg.Client;
let database: Kysely<Tables>;
/** How often something was sent to the server and answered. */
let roundTrips = 0;
const { query } = pg.Client.prototype;
beforeAll(async () => {
  server = await startPostgres();
  admin = new pg.Client(server.url);
  await admin.connect();
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    if (this !== admin) roundTrips += 1;
    return query.apply(this, asked as never) as never;
  } as never;
}, 60_000);
afterAll(async () => {
  pg.Client.prototype.query = query;
  await admin.end();
  await server.remove();
}, 30_000);

beforeEach(async () => {
  await admin.query('drop schema if exists test cascade');
  await open();
  await migrate(database, MARKS);
  const rows = ['a', 'b', 'c'].map((id, score) => ({ id, score, weight: null, note: id === 'a' ? null : `the note of ${id} ☃` }));
  await database.insertInto('marks').values(rows).execute();
});
afterEach(() => database.destroy());

async function open(options: DatabaseOptions = {}): Promise<void> {
  await database?.destroy().catch(() => undefined);
  database = await openDatabase<Tables>(server.url, 'test', { poolSize: 2, ...options });
}

const prepareMarks = () => prepareQuery(database, (id: string) => database.selectFrom('marks').selectAll().where('id', '=', id));
const prepareCount = () =>
  prepareQuery(database, (_all: object) =>
    database.selectFrom('marks').select(sql<number>`cast(count(*) as integer)`.as('rows')),
  );
/** Fails on the server where the score is 0. */
const prepareShare = () =>
  prepareQuery(database, (id: string) =>
    database
      .selectFrom('marks')
      .select(sql<number>`12 / score`.as('share'))
      .where('id', '=', id),
  );
const prepareSleep = () =>
  prepareQuery(database, (_all: object) =>
    database
      .selectFrom('marks')
      .select(sql`pg_sleep(60)`.as('slept'))
      .limit(1),
  );

const settled = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((one) => (one.status === 'fulfilled' ? one.value : databaseCodeOf(one.reason)));

it('statements that are asked for together take one round trip, and give the rows that Kysely gives', async () => {
  const [marks, count] = [prepareMarks(), prepareCount()];
  const all = () => Promise.all([marks('a'), marks('b'), count({}), marks('none'), marks("b'; --")]);
  await all();
  roundTrips = 0;
  const [a, b, rows, ...none] = await all();
  expect(roundTrips).toBe(1);
  expect([a, b]).toEqual(
    await Promise.all(['a', 'b'].map((id) => database.selectFrom('marks').selectAll().where('id', '=', id).execute())),
  );
  expect([rows, ...none]).toEqual([[{ rows: 3 }], [], []]);
});

it('more statements than a batch may hold take several, and loaders that ask a tick later are waited for', async () => {
  const marks = prepareMarks();
  const askOften = () => Promise.all(Array.from({ length: 40 }, () => marks('a')));
  // A new connection has a round trip of its own, in which its statements are bounded.
  await askOften();
  roundTrips = 0;
  expect(await askOften()).toHaveLength(40);
  expect(roundTrips).toBe(3);
  roundTrips = 0;
  const later = new Promise((resolve) => process.nextTick(() => resolve(marks('b'))));
  await Promise.all([marks('a'), later, Promise.resolve().then(() => marks('c'))]);
  expect(roundTrips).toBe(1);
});

it('a statement that fails takes no other with it', async () => {
  const [marks, share] = [prepareMarks(), prepareShare()];
  for (let turn = 0; turn < 2; turn += 1) {
    const found = await settled([share('b'), share('a'), share('c'), marks('a'), share('a')]);
    expect(found).toEqual([[{ share: 12 }], '22012', [{ share: 6 }], [expect.objectContaining({ id: 'a' })], '22012']);
  }
});

it('a statement whose columns a migration has changed runs on, with those beside it', async () => {
  const [marks, count] = [prepareMarks(), prepareCount()];
  const all = () => Promise.all([count({}), marks('a'), count({ again: true })]);
  await all();
  await admin.query('alter table test.marks add column later text');
  for (let turn = 0; turn < 3; turn += 1)
    expect(await all()).toEqual([[{ rows: 3 }], [{ id: 'a', score: 0, weight: null, note: null, later: null }], [{ rows: 3 }]]);
});

it('values of other types than text are read as pg reads them', async () => {
  await admin.query("update test.marks set weight = 1.50 where id = 'b'");
  expect(await prepareMarks()('b')).toEqual(await database.selectFrom('marks').selectAll().where('id', '=', 'b').execute());
});

it('a statement that is too slow ends alone, and the connection is used again', async () => {
  await open({ statementMs: 100 });
  const [marks, sleep] = [prepareMarks(), prepareSleep()];
  const found = await settled([marks('b'), sleep({}), marks('c')]);
  expect(found).toEqual([[expect.objectContaining({ id: 'b' })], '57014', [expect.objectContaining({ id: 'c' })]]);
  expect(await marks('a')).toHaveLength(1);
});

it('a lost connection fails what waits for its answers, and nothing else', async () => {
  const [marks, sleep] = [prepareMarks(), prepareSleep()];
  const waiting = settled([marks('b'), sleep({}), marks('c')]);
  const sleeping = "select pid from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()";
  await until(async () => (await admin.query(sleeping)).rowCount === 1);
  await admin.query(`select pg_terminate_backend(pid) from (${sleeping}) as asleep`);
  const [first, slept] = await waiting;
  expect([first, slept]).toEqual([[expect.objectContaining({ id: 'b' })], '57P01']);
  expect(await marks('a')).toHaveLength(1);
});

it('a database that is gone fails each statement', async () => {
  const marks = prepareMarks();
  await database.destroy();
  expect(await settled([marks('a'), marks('b')])).toEqual(Array(2).fill(expect.stringMatching(/./)));
  await open();
});

it('statements without names are not gathered, for a pooler that cannot keep them', async () => {
  await open({ prepared: false });
  const [marks, count] = [prepareMarks(), prepareCount()];
  const askBoth = () => Promise.all([marks('b'), count({})]);
  await askBoth();
  roundTrips = 0;
  expect(await askBoth()).toEqual([[expect.objectContaining({ id: 'b' })], [{ rows: 3 }]]);
  expect(roundTrips).toBe(2);
  expect((await admin.query('select from pg_prepared_statements')).rowCount).toBe(0);
});
