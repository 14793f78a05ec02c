import { GraphQLError } from 'graphql';
import { publicError } from '../../schema/contract/errors.ts';

const MAX_PAGE_SIZE = 50;

export type PageArguments = { readonly first: number; readonly after?: string | null | undefined };

export type Connection<Row> = {
  readonly edges: { node: Row; cursor: string }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  readonly totalCount: number;
};

/**
 * One page of rows, as the Relay cursor specification defines it. A cursor is the row's id, so it stays valid when rows before it
 * are added or removed. A cursor that names no row of the list gives an empty page.
 *
 * @param rows all rows that the viewer may see, in order
 * @throws BAD_USER_INPUT when `first` is not from 0 to 50
 */
export function connectionOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  { first, after }: PageArguments,
): Connection<Row> {
  if (first < 0 || first > MAX_PAGE_SIZE) throw pageSizeError();
  const begin = after ? afterCursor(rows, after) : 0;
  const page = rows.slice(begin, begin + first);
  const edges = page.map((node) => ({ node, cursor: cursorOf(node.id) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: begin + first < rows.length,
      hasPreviousPage: begin > 0 && rows.length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: rows.length,
  };
}

const cursorOf = (id: string) => Buffer.from(id).toString('base64url');

function afterCursor(rows: readonly { readonly id: string }[], cursor: string): number {
  const index = rows.findIndex((row) => cursorOf(row.id) === cursor);
  return index < 0 ? rows.length : index + 1;
}

function pageSizeError(): GraphQLError {
  const { message, extensions } = publicError('BAD_USER_INPUT', undefined, `first must be from 0 to ${MAX_PAGE_SIZE}`);
  return new GraphQLError(message, { extensions });
}
