import { describe, expect, it } from '@jest/globals';
import { type Connection, connectionOf, type List, type PageArguments } from '../../../subgraphs/shared/connection.ts';
import { newestFirst } from '../../../subgraphs/shared/newest-first.ts';

type Row = { readonly id: string; readonly day: string };

const rowOf = (text: string): Row => ({ day: text.slice(0, 10), id: text.slice(11) });
/** Newest first: two of one day, and two of days of their own. */
const ROWS = ['2026-11-03 a', '2026-11-02 a', '2026-11-02 b', '2026-11-01 a'].map(rowOf);
const textOf = ({ id, day }: Row) => `${day} ${id}`;
const textsOf = ({ edges }: Connection<Row>) => edges.map(({ node }) => textOf(node));

/** A list in memory, and the sizes of the parts that were read of it. */
function listOf(rows: readonly Row[]): List<Row> & { readonly parts: number[]; readonly counted: () => number } {
  const parts: number[] = [];
  let counted = 0;
  const inOrder = rows.toSorted(newestFirst(({ day }) => day));
  return {
    parts,
    counted: () => counted,
    rowsAfter: (after, limit) => {
      parts.push(limit);
      const isAfter = ({ day, id }: Row) => after === null || day < after.day || (day === after.day && id > after.id);
      return Promise.resolve(inOrder.filter(isAfter).slice(0, limit));
    },
    count: () => Promise.resolve((counted += 1)).then(() => rows.length),
    placeOf: (row) => row,
  };
}

const pageOf = (page: PageArguments, rows = ROWS) => connectionOf(listOf(rows), page);
const hasPrevious = ({ pageInfo }: Connection<Row>) => pageInfo.hasPreviousPage();

describe('connectionOf', () => {
  it('begins at the start', async () => {
    const page = await pageOf({ first: 2 });
    expect(textsOf(page)).toEqual(['2026-11-03 a', '2026-11-02 a']);
    expect([await page.totalCount(), await hasPrevious(page)]).toEqual([4, false]);
    expect(page.pageInfo).toMatchObject({
      hasNextPage: true,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[1]?.cursor,
    });
  });

  it('goes on after a cursor, in the middle of a day too', async () => {
    const { pageInfo } = await pageOf({ first: 2 });
    const page = await pageOf({ first: 2, after: pageInfo.endCursor });
    expect(textsOf(page)).toEqual(['2026-11-02 b', '2026-11-01 a']);
    expect([page.pageInfo.hasNextPage, await hasPrevious(page)]).toEqual([false, true]);
  });

  it.each([1, 2, 3, 4])('pages of %s hold every row once', async (first) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Connection<Row> = await pageOf({ first, after });
      seen.push(...textsOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ROWS.map(textOf));
  });

  it('stays in place when rows come before the cursor, and when its own row goes', async () => {
    const { pageInfo } = await pageOf({ first: 2 });
    const changed = [rowOf('2026-11-04 new'), rowOf('2026-11-02 0'), ...ROWS.filter((row) => textOf(row) !== '2026-11-02 a')];
    expect(textsOf(await pageOf({ first: 2, after: pageInfo.endCursor }, changed))).toEqual(['2026-11-02 b', '2026-11-01 a']);
  });

  it('has no previous page when all that was before the cursor has gone', async () => {
    const { pageInfo } = await pageOf({ first: 1 });
    expect(await hasPrevious(await pageOf({ first: 1, after: pageInfo.endCursor }))).toBe(true);
    expect(await hasPrevious(await pageOf({ first: 1, after: pageInfo.endCursor }, ROWS.slice(1)))).toBe(false);
  });

  it.each(['nowhere', Buffer.from('doc-1').toString('base64url'), Buffer.from('2026-11-02 ').toString('base64url')])(
    'is empty after %s, which is no cursor, as at the end of the list',
    async (after) => {
      const list = listOf(ROWS);
      const page = await connectionOf(list, { first: 2, after });
      expect([textsOf(page), page.pageInfo.hasNextPage, list.parts]).toEqual([[], false, []]);
      expect([await page.totalCount(), await hasPrevious(page)]).toEqual([4, true]);
    },
  );

  it('of no rows is empty', async () => {
    const page = await pageOf({ first: 50 }, []);
    expect(page.edges).toEqual([]);
    expect(page.pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null });
    expect([await page.totalCount(), await hasPrevious(page)]).toEqual([0, false]);
    expect(await hasPrevious(await pageOf({ first: 1, after: 'nowhere' }, []))).toBe(false);
  });

  it('of size 0 tells whether there are rows', async () => {
    const page = await pageOf({ first: 0 });
    expect([textsOf(page), await page.totalCount(), page.pageInfo.hasNextPage]).toEqual([[], 4, true]);
  });

  it('counts nothing where the first page is the whole list', async () => {
    const list = listOf(ROWS);
    const whole = await Promise.all([4, 50].map((first) => connectionOf(list, { first })));
    expect(await Promise.all(whole.map((page) => page.totalCount()))).toEqual([4, 4]);
    expect(list.counted()).toBe(0);
    const parts = await Promise.all(
      [{ first: 3 }, { first: 3, after: whole[0]!.edges[1]!.cursor }].map((page) => connectionOf(list, page)),
    );
    expect(await Promise.all(parts.map((page) => page.totalCount()))).toEqual([4, 4]);
    expect(list.counted()).toBe(2);
  });

  it('reads one row more than the page has, and counts only when asked', async () => {
    const list = listOf(ROWS);
    const page = await connectionOf(list, { first: 2 });
    expect([list.parts, list.counted()]).toEqual([[3], 0]);
    await page.totalCount();
    expect(list.counted()).toBe(1);
  });

  it.each([51, -1, 1_000_000])('refuses a size of %s', async (first) => {
    await expect(pageOf({ first })).rejects.toThrow('first must be from 0 to 50');
  });
});
