import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { type DatabaseOptions, openDatabase } from '../../../../subgraphs/shared/database.ts';
import { databaseCodeOf } from '../../../../subgraphs/shared/database-code.ts';
import { poolFiguresOf } from '../../../../subgraphs/shared/database/postgres-database.ts';
import documents from '../../../../subgraphs/documents/subgraph.ts';
import { migrate, statements } from '../../../../subgraphs/shared/migrate.ts';
import { unlinked } from '../../../support/account-desk.ts';
import { startSubgraph } from '../../../support/ask-subgraph.ts';
import { type PostgresServer, type StandbyServer, startPostgres, startStandby } from '../../../support/postgres-server.ts';
import { stopProcesses, until } from '../../../support/processes.ts';
import { openTcpFront, type TcpFront } from '../../../support/tcp-front.ts';

type Tables = { marks: { id: string } };
const MARKS = { '0001-marks': statements('create table marks (id text primary key);') };

/** Bounds that are short, so that what vanishes is given up soon. */
const BOUNDS = { connectMs: 1_000, statementMs: 1_000, poolSize: 3 };

let primary: PostgresServer;
/** Kept from test to test until it is promoted. */
let standby: StandbyServer;
let isSpent = true;
/** What leads to the primary and to the standby. */
let fronts: readonly [TcpFront, TcpFront];
let database: Kysely<Tables>;
beforeAll(async () => {
  primary = await startPostgres();
  await open(primary.url);
  await migrate(database, MARKS);
  await database.destroy();
}, 60_000);
beforeEach(async () => {
  if (isSpent) standby = await startStandby(primary);
  isSpent = false;
  fronts = [await openTcpFront(portOf(primary.url)), await openTcpFront(portOf(standby.url))];
}, 60_000);
afterEach(async () => {
  await database.destroy();
  await Promise.all([...fronts.map((front) => front.stop()), isSpent && standby.remove()]);
});
afterAll(() => Promise.all([primary.remove(), isSpent || standby.remove()]), 30_000);
afterAll(stopProcesses);

async function promote(): Promise<void> {
  isSpent = true;
  await standby.promote();
}

const portOf = (url: string) => Number(new URL(url).port);
const urlBy = (...places: readonly TcpFront[]) =>
  `postgres://postgres@${places.map(({ port }) => `127.0.0.1:${port}`).join(',')}/postgres`;

async function open(url: string, options: DatabaseOptions = {}): Promise<void> {
  database = await openDatabase<Tables>(url, 'test', { ...BOUNDS, ...options });
}

let added = 0;
const add = () =>
  database
    .insertInto('marks')
    .values({ id: `mark ${(added += 1)}` })
    .execute();
const serverNow = async () =>
  (
    await sql<{
      port: number;
    }>`select inet_server_port() as port from ${sql.table('marks')} union select inet_server_port()`.execute(database)
  ).rows[0]?.port;
const attempt = (work: () => Promise<unknown>): Promise<string | null> => work().then(() => 'done', databaseCodeOf);

/** Tries until it works. @returns how the tries before ended */
async function untilItWorks(work: () => Promise<unknown>): Promise<Set<string | null>> {
  const ends = new Set<string | null>();
  await until(async () => {
    const end = await attempt(work);
    ends.add(end);
    return end === 'done';
  });
  ends.delete('done');
  return ends;
}

const OUTAGES = /^(?:closed|timeout|readonly|57P0[123]|25006|ECONN[A-Z]+|EPIPE)$/;
const expectOutages = (ends: Set<string | null>) => expect([...ends].filter((end) => !OUTAGES.test(String(end)))).toEqual([]);

describe('a URL with several hosts', () => {
  it('leads to the one that takes writes, wherever it stands', async () => {
    await open(urlBy(fronts[1], fronts[0]));
    await add();
    expect(await serverNow()).toBe(portOf(primary.url));
    expect(fronts[1].opened()).toBe(1);
  });

  it.each([
    ['vanishes', async () => fronts[0].vanish()],
    ['is stopped', () => fronts[0].stop()],
  ])('leads to the standby once it is the primary, when the old one %s', async (_what, lose) => {
    const moves: number[] = [];
    await open(urlBy(...fronts), { onMove: (host) => void moves.push(host) });
    await Promise.all([add(), add(), add()]);
    await lose();
    expectOutages(new Set(await Promise.all([attempt(add), attempt(add), attempt(add), attempt(add)])));
    expect(moves).toEqual([]);
    await promote();
    expectOutages(await untilItWorks(add));
    expect(await serverNow()).toBe(portOf(standby.url));
    expect(moves).toEqual([2]);
    expect(poolFiguresOf(database)['primary']?.lost).toBeGreaterThan(0);
  });
});

describe('a URL with one host', () => {
  it('is not used while its server takes no writes, and is once it does', async () => {
    await open(urlBy(fronts[1]));
    expect(await attempt(serverNow)).toBe('readonly');
    await promote();
    expectOutages(await untilItWorks(add));
    expect(await serverNow()).toBe(portOf(standby.url));
  });

  it('may say that a server which takes no writes is good enough', async () => {
    await open(`${urlBy(fronts[1])}?target_session_attrs=any`);
    expect(await serverNow()).toBe(portOf(standby.url));
    expect(await attempt(add)).toBe('25006');
  });

  it('leads to another server when its name does, and no old connection is used', async () => {
    await open(urlBy(fronts[0]));
    await Promise.all([add(), add(), add()]);
    await promote();
    fronts[0].target = portOf(standby.url);
    fronts[0].vanish();
    expectOutages(new Set([await attempt(add)]));
    fronts[0].appear();
    // All three connections were open before.
    for (let tries = 0; tries < 3; tries += 1)
      expect([await attempt(add), await serverNow()]).toEqual(['done', portOf(standby.url)]);
  });

  it('can be closed when the server has vanished, also while connections to it are made', async () => {
    await open(urlBy(fronts[0]), { connectMs: 600_000, statementMs: 600_000 });
    await add();
    fronts[0].vanish();
    const waiting = [attempt(add), attempt(add)];
    await until(() => fronts[0].opened() === 2);
    await database.destroy();
    expectOutages(new Set(await Promise.all(waiting)));
  });
});

it('a subgraph whose database has vanished says that its data is not available, and serves once it is back', async () => {
  await open(primary.url);
  const requests = { statementMs: 1_000, replica: null };
  const subgraph = await startSubgraph(documents, { databaseUrl: urlBy(fronts[0]), database: { connectMs: 1_000 }, requests });
  const ask = () => subgraph.ask(unlinked('somebody'), '{ feedStatus { documents { asOf } } }');
  const before = await ask();
  expect(before).toEqual({ data: { feedStatus: { documents: { asOf: expect.any(String) } } }, errors: [] });
  fronts[0].vanish();
  expect((await ask()).errors).toEqual([expect.stringMatching(/^feedStatus\S* SUBGRAPH_UNAVAILABLE$/)]);
  fronts[0].appear();
  await until(async () => JSON.stringify(await ask()) === JSON.stringify(before));
  await subgraph.stop();
});

describe('a replica', () => {
  const openWithReplica = async () => {
    const told: boolean[] = [];
    const replica = { url: urlBy(fronts[1]), maxLagMs: 60_000 };
    await open(primary.url, { replica, onReplica: (isUsed) => void told.push(isUsed) });
    await until(async () => (await serverNow()) === portOf(standby.url));
    return told;
  };

  it('is read from once it is known to have what the primary has', async () => {
    const told = await openWithReplica();
    expect(told).toEqual([true]);
    const { primary: own, replica } = poolFiguresOf(database);
    expect([own?.size, replica?.size]).toEqual([3, 3]);
    expect(replica).toMatchObject({ waiting: 0, lost: 0 });
    expect(replica?.statements).toBeGreaterThan(0);
  });

  it('is left for the primary at once when it is away, and used again afterwards', async () => {
    const told = await openWithReplica();
    fronts[1].vanish();
    expectOutages(await untilItWorks(serverNow));
    expect(await serverNow()).toBe(portOf(primary.url));
    fronts[1].appear();
    await until(async () => (await serverNow()) === portOf(standby.url));
    expect(told).toEqual([true, false, true]);
  });

  it('is left for the primary when it is too far behind, or is no standby any more', async () => {
    const told: boolean[] = [];
    const replica = { url: urlBy(fronts[1]), maxLagMs: 2_000 };
    await open(primary.url, { replica, onReplica: (isUsed) => void told.push(isUsed) });
    const isUsed = async () => (await serverNow()) === portOf(standby.url);
    await until(isUsed);
    await standby.pause();
    const writer = await openDatabase<Tables>(primary.url, 'test', BOUNDS);
    await writer
      .insertInto('marks')
      .values({ id: `mark ${(added += 1)}` })
      .execute();
    await until(async () => !(await isUsed()));
    await standby.resume();
    await until(isUsed);
    await promote();
    await until(async () => !(await isUsed()));
    expect(told.slice(0, 2)).toEqual([true, false]);
    await writer.destroy();
  });
});
