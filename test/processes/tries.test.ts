import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { migrations } from '../../subgraphs/identity/migrations/migrations.ts';
import { migrate } from '../../subgraphs/shared/migrate.ts';
import { returnTry, type TrySubject } from '../../subgraphs/identity/tries/tries.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { MORNING } from '../support/account-desk.ts';
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts';
import { A_TRY, take } from '../support/try-subject.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('concurrent tries on PostgreSQL over several connections', () => {
  let server: PostgresServer;
  let databases: Kysely<Tables>[];
  beforeAll(async () => {
    server = await startPostgres();
    const first = await openDatabase<Tables>(server.url, 'identity', { connectMs: 0 });
    await migrate(first, migrations);
    databases = [first, ...(await Promise.all([1, 2].map(() => openDatabase<Tables>(server.url, 'identity', { connectMs: 0 }))))];
  }, 60_000);
  afterAll(() => Promise.all(databases.map((database) => database.destroy())));
  afterAll(() => server.remove(), 30_000);

  const takeMany = (count: number, subjectsOf: (at: number) => readonly TrySubject[], now = MORNING) =>
    Promise.all(Array.from({ length: count }, (_, at) => take(databases[at % databases.length]!, subjectsOf(at), now)));
  const given = (answers: readonly (number | null)[]) => answers.filter((opensAt) => opensAt === null).length;

  it('are limited to five until the window has passed', async () => {
    const answers = await takeMany(150, () => [A_TRY]);
    expect(given(answers)).toBe(5);
    expect(new Set(answers)).toEqual(new Set([null, MORNING + DAY]));
    expect(given(await takeMany(150, () => [A_TRY], MORNING + DAY - 1))).toBe(0);
    expect(given(await takeMany(150, () => [A_TRY], MORNING + DAY))).toBe(5);
  }, 60_000);

  it('of many accounts from one address are limited to ten, without a deadlock', async () => {
    const address: TrySubject = { counter: 'links by address', keys: ['an address'], limit: { tries: 10, seconds: 3600 } };
    const account = (at: number): TrySubject => ({ ...A_TRY, keys: [`account ${at % 30}`] });
    expect(given(await takeMany(150, (at) => [account(at), address]))).toBe(10);
  }, 60_000);

  it('that did not count are returned', async () => {
    const subject = { ...A_TRY, keys: ['somebody else'] };
    expect(given(await takeMany(5, () => [subject]))).toBe(5);
    for (const wasNone of [true, false]) {
      await databases[0]!.transaction().execute((transaction) => returnTry(transaction, subject, MORNING, wasNone));
    }
    expect(given(await takeMany(10, () => [subject]))).toBe(1);
  }, 60_000);
});
