import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { migrate, statements } from '../../../subgraphs/shared/migrate.ts';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import { openFeedDatabase } from '../../../subgraphs/shared/feeds/feed-database.ts';

type Tables = { marks: { id: string; score: number; readAt: string | null } };
const MARKS = { '0001-marks': statements('create table marks (id text primary key, score integer not null, "readAt" text);') };

let database: Kysely<Tables>;
beforeEach(async () => {
  database = await openDatabase<Tables>('sqlite::memory:', 'test');
  await migrate(database, MARKS);
});
afterEach(() => database.destroy());

const add = (id: string, score = 1) => database.insertInto('marks').values({ id, score, readAt: null }).executeTakeFirst();
const ids = async () => (await database.selectFrom('marks').select('id').orderBy('id').execute()).map(({ id }) => id);

describe('the embedded database', () => {
  it('gives back what it was given: texts, numbers, nulls', async () => {
    await add('it’s; "quoted"', 42);
    expect(await database.selectFrom('marks').selectAll().execute()).toEqual([{ id: 'it’s; "quoted"', score: 42, readAt: null }]);
  });

  it('says how many rows a change touched', async () => {
    expect((await add('a')).numInsertedOrUpdatedRows).toBe(1n);
    const { numUpdatedRows } = await database.updateTable('marks').set({ score: 2 }).executeTakeFirst();
    const { numDeletedRows } = await database.deleteFrom('marks').where('id', '=', 'b').executeTakeFirst();
    expect([numUpdatedRows, numDeletedRows]).toEqual([1n, 0n]);
  });

  it('returns rows from a change that asks for them', async () => {
    const inserted = await database.insertInto('marks').values({ id: 'a', score: 3, readAt: null }).returning('score').execute();
    expect(inserted).toEqual([{ score: 3 }]);
  });

  it('runs the same statement again with other values, interleaved', async () => {
    await add('a', 1);
    await add('b', 2);
    const score = async (id: string) =>
      (await database.selectFrom('marks').select('score').where('id', '=', id).executeTakeFirst())?.score;
    expect(await Promise.all([score('a'), score('b'), score('c'), score('a')])).toEqual([1, 2, undefined, 1]);
  });

  it('leaves what is there on a conflict', async () => {
    await add('a', 1);
    const again = database.insertInto('marks').values({ id: 'a', score: 2, readAt: null });
    await again.onConflict((conflict) => conflict.column('id').doNothing()).execute();
    expect(await database.selectFrom('marks').select('score').execute()).toEqual([{ score: 1 }]);
  });

  it('takes a failed transaction back whole', async () => {
    await add('a');
    const failing = database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('marks').execute();
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await ids()).toEqual(['a']);
  });

  it('is one per opening in memory, and lasts in a file', async () => {
    const other = await openDatabase<Tables>('sqlite::memory:', 'test');
    await expect(other.selectFrom('marks').selectAll().execute()).rejects.toThrow('no such table');
    await other.destroy();

    const folder = mkdtempSync(join(tmpdir(), 'database-'));
    const url = `sqlite:${join(folder, 'test.db')}`;
    const first = await openDatabase<Tables>(url, 'test');
    await migrate(first, MARKS);
    await first.insertInto('marks').values({ id: 'kept', score: 1, readAt: null }).execute();
    await first.destroy();
    const second = await openDatabase<Tables>(url, 'test');
    const rows = await second.selectFrom('marks').select('id').execute();
    await second.destroy();
    rmSync(folder, { recursive: true });
    expect(rows).toEqual([{ id: 'kept' }]);
  });

  it('is one per subgraph in a file too, so that all may be given the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-'));
    const url = `sqlite:${join(folder, 'graph.db')}`;
    const [one, two] = await Promise.all([openDatabase<Tables>(url, 'one'), openDatabase<Tables>(url, 'two')]);
    await migrate(one, MARKS);
    await expect(two.selectFrom('marks').selectAll().execute()).rejects.toThrow('no such table');
    await Promise.all([one.destroy(), two.destroy()]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toEqual(['graph.one.db', 'graph.two.db']);
    rmSync(folder, { recursive: true });
  });
});

describe('bulk inserts', () => {
  const insert = async (rows: Tables['marks'][]) => {
    const feed = await openFeedDatabase({
      url: 'sqlite::memory:',
      schema: 'test',
      database: database as unknown as Kysely<object>,
      lock: 'refuse',
    });
    await feed.kysely.transaction().execute((transaction) => feed.insert(transaction, 'marks', ['id', 'score', 'readAt'], rows));
  };
  const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, score: index, readAt: null }));

  it('add nothing, or more rows than one statement binds', async () => {
    await insert([]);
    expect(await ids()).toEqual([]);
    await insert(rows(33_001));
    expect(await ids()).toHaveLength(33_001);
  });

  it('keep texts, numbers and nulls as they are', async () => {
    const row = { id: 'it’s;\t"quoted"\\\n', score: 2 ** 53 - 1, readAt: null };
    await insert([row]);
    expect(await database.selectFrom('marks').selectAll().execute()).toEqual([row]);
  });

  it('leave the rows of before when a new one does not fit', async () => {
    await add('old');
    await expect(insert([...rows(1), ...rows(1)])).rejects.toThrow('UNIQUE');
    expect(await ids()).toEqual(['old']);
  });
});
