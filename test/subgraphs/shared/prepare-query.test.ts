import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import { prepareQuery } from '../../../subgraphs/shared/database/prepare-query.ts';
import { migrate, statements } from '../../../subgraphs/shared/migrate.ts';

type Tables = { marks: { id: string; score: number } };
const MARKS = { '0001-marks': statements('create table marks (id text primary key, score integer not null);') };

let database: Kysely<Tables>;
let built: number;
beforeEach(async () => {
  built = 0;
  database = await openDatabase<Tables>('sqlite::memory:', 'test');
  await migrate(database, MARKS);
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id, score) => ({ id, score }));
  await database.insertInto('marks').values(rows).execute();
});
afterEach(() => database.destroy());

type Input = { readonly ids: readonly string[]; readonly least: number | null };

const prepareMarks = () =>
  prepareQuery(database, ({ ids, least }: Input) => {
    built += 1;
    const marks = database.selectFrom('marks').select('id').where('id', 'in', ids).orderBy('id');
    return least === null ? marks : marks.where('score', '>=', least);
  });

it('a query is built once for all inputs of its shape, and gives each input its own rows', async () => {
  const marks = prepareMarks();
  const idsOf = async (ids: readonly string[], least: number | null = null) =>
    (await marks({ ids, least })).map(({ id }) => id).join('');
  expect(await Promise.all([idsOf(['a', 'b', 'c']), idsOf(['e', 'd', 'c', 'b']), idsOf(['e', 'x', 'x'])])).toEqual([
    'abc',
    'bcde',
    'e',
  ]);
  expect(built).toBe(1);
  expect(await Promise.all([idsOf(['a', 'b', 'c'], 1), idsOf(['a', 'b', 'c'], 2), idsOf(['a'])])).toEqual(['bc', 'c', 'a']);
  expect(built).toBe(3);
});

it('null and what is missing belong to the shape, not to the values', async () => {
  const rows = prepareQuery(database, (of: { readonly after: { readonly id: string } | null; readonly least?: number }) => {
    const all = database.selectFrom('marks').select('id').orderBy('id');
    const later = of.after === null ? all : all.where('id', '>', of.after.id);
    return of.least === undefined ? later : later.where('score', '>=', of.least);
  });
  const idsOf = async (...input: Parameters<typeof rows>) => (await rows(...input)).map(({ id }) => id).join('');
  expect(await idsOf({ after: null })).toBe('abcde');
  expect(await idsOf({ after: { id: 'c' } })).toBe('de');
  expect(await idsOf({ after: null, least: 4 })).toBe('e');
  expect(await idsOf({ after: null })).toBe('abcde');
});

it('a list that is too long for a shape is still read', async () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `none ${index}`);
  expect(await prepareMarks()({ ids: [...ids, 'c'], least: null })).toEqual([{ id: 'c' }]);
});

it('a query that depends on its values is refused when it is built', async () => {
  const wrong = prepareQuery(database, (id: string) => database.selectFrom('marks').selectAll().where('id', '=', `${id}!`));
  await expect(wrong('a')).rejects.toThrow('must not depend on its values');
});

it('a row has the columns that a table has got since', async () => {
  const all = () => database.selectFrom('marks').selectAll().where('id', '=', 'a').execute();
  expect(await all()).toEqual([{ id: 'a', score: 0 }]);
  await migrate(database, { ...MARKS, '0002-note': statements('alter table marks add column note text;') });
  expect(await all()).toEqual([{ id: 'a', score: 0, note: null }]);
});

it('a query sees nothing that a transaction has not committed', async () => {
  const marks = prepareMarks();
  let seen: Promise<unknown> | undefined;
  const failed = database.transaction().execute(async (transaction) => {
    await transaction.insertInto('marks').values({ id: 'new', score: 1 }).execute();
    seen = marks({ ids: ['new'], least: null });
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  expect(await seen).toEqual([]);
  expect(await marks({ ids: ['a'], least: null })).toEqual([{ id: 'a' }]);
});
