import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely, sql, type Transaction } from 'kysely';
import { createStandingChanges, type LogPosition, recordChanges } from '../../subgraphs/identity/events/standing-changes.ts';
import { migrations } from '../../subgraphs/identity/migrations/migrations.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { until } from '../support/processes.ts';

const START: LogPosition = { log: '', position: 0 };

let server: PostgresServer;
let databases: Kysely<Tables>[];
beforeAll(async () => void (server = await startPostgres()), 60_000);
afterAll(() => server.remove());

/** The tables, by as many connection pools as processes might have. */
async function openIdentity(pools: number): Promise<Kysely<Tables>[]> {
  const open = () => openDatabase<Tables>(server.url, 'identity', { poolSize: 4, connectMs: 0 });
  const opened = await Promise.all(Array.from({ length: pools }, open));
  databases.push(...opened);
  return opened;
}
beforeEach(async () => {
  databases = [];
  const [database] = await openIdentity(1);
  await migrate(database!, migrations);
  log = createStandingChanges(database!);
  start = await log.standingChanges(START, 1);
});
afterEach(() => Promise.all(databases.map((database) => database.destroy())));

let log: ReturnType<typeof createStandingChanges>;
/** Where the log stood before the test. */
let start: LogPosition;

const readFrom = (since: LogPosition, first = 10_000) => log.standingChanges(since, first);

/** A transaction that does what it is told, one after the other. */
async function begin(database: Kysely<Tables>) {
  const transaction = await database.startTransaction().execute();
  return {
    record: (...subjects: string[]) => recordChanges(transaction, subjects),
    work: (act: (open: Transaction<Tables>) => Promise<unknown>) => act(transaction),
    commit: () => transaction.commit().execute(),
    rollback: () => transaction.rollback().execute(),
  };
}

/** @returns how many transactions wait for the row of the counter */
async function waiting(): Promise<number> {
  const query = sql<{ count: string }>`select count(*) as count from pg_stat_activity where wait_event_type = 'Lock'`;
  const { rows } = await query.execute(databases[0]!);
  return Number(rows[0]?.count);
}

describe('the log of changes on PostgreSQL is in the order of commits', () => {
  it('a transaction that began before another and commits after it is read after it', async () => {
    const [one, two] = await openIdentity(2);
    const late = await begin(one!);
    await late.work((open) =>
      open
        .insertInto('ssn_chains')
        .values({ chain: `late-${start.position}` })
        .execute(),
    );
    const early = await begin(two!);
    await early.record('early');
    await early.commit();
    const read = await readFrom(start);
    expect(read.subjects).toEqual(['early']);
    await late.record('late');
    expect((await readFrom(read)).subjects).toEqual([]);
    await late.commit();
    expect((await readFrom(read)).subjects).toEqual(['late']);
  });

  it('a transaction that has recorded a change blocks the others until it commits, so that none is read before it', async () => {
    const [one, two] = await openIdentity(2);
    const first = await begin(one!);
    await first.record('first');
    const second = await begin(two!);
    const recorded = second.record('second').then(() => second.commit());
    await until(async () => (await waiting()) === 1);
    expect(await readFrom(start)).toMatchObject({ subjects: [], position: start.position });
    await first.commit();
    await recorded;
    expect((await readFrom(start)).subjects).toEqual(['first', 'second']);
  });

  it('a transaction that is rolled back leaves no gap', async () => {
    const [one, two] = await openIdentity(2);
    const lost = await begin(one!);
    await lost.record('lost', 'lost as well');
    await lost.rollback();
    const kept = await begin(two!);
    await kept.record('kept');
    await kept.commit();
    expect(await readFrom(start)).toMatchObject({ subjects: ['kept'], position: start.position + 1 });
  });

  it('a concurrent reader reads every committed change of 50 writers once, and none that was rolled back', async () => {
    const pools = await openIdentity(10);
    const rolledBack = (writer: number) => writer % 7 === 0;
    let writing = true;
    const write = async (writer: number) => {
      for (let change = 0; change < 10; change += 1) {
        const transaction = await begin(pools[writer % pools.length]!);
        await transaction.record(`${writer}-${change}`, `${writer}-${change}-more`);
        await (rolledBack(writer) ? transaction.rollback() : transaction.commit());
      }
    };
    const read: string[] = [];
    let at = start;
    const readOn = async () => {
      const answer = await readFrom(at, 7);
      expect(answer.complete).toBe(true);
      expect(answer.position - at.position).toBe(answer.subjects.length);
      read.push(...answer.subjects);
      at = answer;
      return answer.position < answer.newest;
    };
    const reading = (async () => {
      while (writing) await readOn();
      while (await readOn());
    })();
    await Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)));
    writing = false;
    await reading;
    const all = Array.from({ length: 50 }, (_, writer) => writer).filter((writer) => !rolledBack(writer));
    const expected = all.flatMap((writer) =>
      Array.from({ length: 10 }, (_, change) => [`${writer}-${change}`, `${writer}-${change}-more`]).flat(),
    );
    expect(read.toSorted()).toEqual(expected.toSorted());
    // The changes of one writer are in the order in which it made them.
    for (const writer of all) {
      const own = read.filter((subject) => subject.startsWith(`${writer}-`) && !subject.endsWith('more'));
      expect(own).toEqual(Array.from({ length: 10 }, (_, change) => `${writer}-${change}`));
    }
  });

  it('after the log was cut, an older position is answered as incomplete', async () => {
    const [one] = await openIdentity(1);
    const transaction = await begin(one!);
    await transaction.record('a', 'b', 'c');
    await transaction.commit();
    await Promise.all([log.cutStandingChanges(1), log.cutStandingChanges(1)]);
    expect(await readFrom(start)).toMatchObject({ complete: false, subjects: [], position: start.position + 3 });
    const kept = { log: start.log, position: start.position + 2 };
    expect(await readFrom(kept)).toMatchObject({ complete: true, subjects: ['c'] });
  });
});
