import { describe, expect, it } from '@jest/globals';
import { connectionOf } from '../../../subgraphs/shared/connection.ts';

const ROWS = ['a', 'b', 'c'].map((id) => ({ id }));
const idsOf = ({ edges }: ReturnType<typeof connectionOf>) => edges.map(({ node }) => node.id);

describe('connectionOf', () => {
  it('begins at the start and counts everything', () => {
    const page = connectionOf(ROWS, { first: 2 });
    expect(idsOf(page)).toEqual(['a', 'b']);
    expect(page.totalCount).toBe(3);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]?.cursor,
      endCursor: page.edges[1]?.cursor,
    });
  });

  it('goes on after a cursor', () => {
    const { pageInfo } = connectionOf(ROWS, { first: 2 });
    const page = connectionOf(ROWS, { first: 2, after: pageInfo.endCursor });
    expect(idsOf(page)).toEqual(['c']);
    expect([page.pageInfo.hasNextPage, page.pageInfo.hasPreviousPage]).toEqual([false, true]);
  });

  it('stays in place when rows come before the cursor', () => {
    const { pageInfo } = connectionOf(ROWS, { first: 1 });
    expect(idsOf(connectionOf([{ id: 'new' }, ...ROWS], { first: 1, after: pageInfo.endCursor }))).toEqual(['b']);
  });

  it.each(['nowhere', Buffer.from('z').toString('base64url')])('is empty after %s, which is no cursor of the list', (after) => {
    const page = connectionOf(ROWS, { first: 2, after });
    expect([idsOf(page), page.totalCount, page.pageInfo.hasNextPage]).toEqual([[], 3, false]);
  });

  it('of no rows is empty', () => {
    const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(connectionOf([], { first: 50 })).toEqual({ edges: [], pageInfo, totalCount: 0 });
  });

  it('of size 0 counts only', () => {
    const page = connectionOf(ROWS, { first: 0 });
    expect([idsOf(page), page.totalCount, page.pageInfo.hasNextPage]).toEqual([[], 3, true]);
  });

  it.each([51, -1, 1_000_000])('refuses a size of %s', (first) => {
    expect(() => connectionOf(ROWS, { first })).toThrow('first must be from 0 to 50');
  });
});
