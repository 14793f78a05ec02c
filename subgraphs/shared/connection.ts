import { GraphQLError } from 'graphql';
import { publicError } from '../../schema/contract/errors.ts';

const MAX_PAGE_SIZE = 50;

export type PageArguments = { readonly first: number; readonly after?: string | null | undefined };

/** Where a row stands in a list: newest first by day, then by id. Rows without a day come last; their day is an empty text. */
export type Place = { readonly day: string; readonly id: string };

/** A list of rows that the viewer may see, read a part at a time. */
export type List<Row> = {
  /** @returns the first `limit` rows after a place, or of the list, in order */
  readonly rowsAfter: (after: Place | null, limit: number) => Promise<readonly Row[]>;
  readonly count: () => Promise<number>;
  readonly placeOf: (row: Row) => Place;
};

/** What a client does not select is not read: the resolver of a field calls its function. */
export type Connection<Row> = {
  readonly edges: readonly { readonly node: Row; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number>;
};

export type PageInfo = {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: () => Promise<boolean>;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
};

/**
 * One page of a list, as the Relay cursor specification defines it. A cursor is a place, so it stays valid when rows come and go,
 * its own row included. What is no cursor is taken for the end of the list: the page is empty.
 *
 * @throws BAD_USER_INPUT when `first` is not from 0 to 50
 */
export async function connectionOf<Row>(list: List<Row>, { first, after }: PageArguments): Promise<Connection<Row>> {
  checkPageSize(first);
  const { rowsAfter, count, placeOf } = list;
  const place = after ? readCursor(after) : null;
  const found = place === 'end' ? [] : await rowsAfter(place, first + 1);
  const edges = found.slice(0, first).map((node) => ({ node, cursor: cursorOf(placeOf(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: async () => {
        const [head] = place === null ? [] : await rowsAfter(null, 1);
        return head !== undefined && (place === 'end' || !isAfter(placeOf(head), place as Place));
      },
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // A first page that is not full is the whole list.
    totalCount: place === null && found.length <= first ? () => Promise.resolve(found.length) : count,
  };
}

const isAfter = (one: Place, other: Place): boolean => one.day < other.day || (one.day === other.day && one.id > other.id);

const cursorOf = ({ day, id }: Place) => Buffer.from(`${day} ${id}`).toString('base64url');

/** A day, or nothing, and an id. */
const CURSOR = /^(?<day>|\d{4}-\d{2}-\d{2}) (?<id>.+)$/s;

function readCursor(cursor: string): Place | 'end' {
  const { day, id } = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.groups ?? {};
  return day === undefined || id === undefined ? 'end' : { day, id };
}

/** @throws BAD_USER_INPUT when `first` is not from 0 to 50 */
export function checkPageSize(first: number): void {
  if (first >= 0 && first <= MAX_PAGE_SIZE) return;
  const { message, extensions } = publicError('BAD_USER_INPUT', undefined, `first must be from 0 to ${MAX_PAGE_SIZE}`);
  throw new GraphQLError(message, { extensions });
}
