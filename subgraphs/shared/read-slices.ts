import DataLoader from 'dataloader';
import { type Kysely, PostgresAdapter, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Place } from './connection.ts';
import { prepareQuery } from './database/prepare-query.ts';
import { newestFirst } from './newest-first.ts';

/** Part of a list: at most `limit` rows after a place, or from the start. */
export type Slice = { readonly after: Place | null; readonly limit: number };

/** The rows of one list, without an order, and the columns of a row's place in it. */
export type Listed<Row> = {
  // A query over any tables: only its rows are of interest.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly rows: SelectQueryBuilder<any, any, Row>;
  readonly day: string;
  readonly id: string;
};

type Query<Row> = Listed<Row>['rows'];
type Sliced = { readonly slice: number };

/**
 * The order of texts in a list is that of their bytes, in SQLite anyway, in PostgreSQL by this collation. An index serves the
 * order only if it has the same one.
 */
export const byteOrder = <Tables>(database: Kysely<Tables>): RawBuilder<unknown> =>
  database.getExecutor().adapter instanceof PostgresAdapter ? sql`collate "C"` : sql``;

/**
 * Reads parts of several lists by one statement. An index on the columns of the place serves each: the rows of its day after it,
 * and those of the days before. So the number of rows read depends on `limit`, not on where in its list a slice begins.
 *
 * @param listOf the list that a slice is part of; see `prepareQuery` for what it may look at
 * @returns a function that reads the rows of each slice, newest first
 */
export function prepareSlices<Tables, Of extends Slice, Row extends { readonly id: string }>(
  database: Kysely<Tables>,
  listOf: (slice: Of) => Listed<Row>,
  dayOf: (row: Row) => string | null,
): (slices: readonly Of[]) => Promise<Row[][]> {
  const bytes = byteOrder(database);
  const read = prepareQuery(database, (slices: readonly Of[]) => {
    const parts = slices.flatMap((slice, index) =>
      rangesOf({ ...slice, ...listOf(slice) }, bytes).map((range) => range.select(sql.lit(index).as('slice')).as('part')),
    );
    return unionOf(parts.map((part) => database.selectFrom(part as never).selectAll() as Query<Sliced>));
  });
  const inOrder = newestFirst(dayOf);
  return async (slices) => {
    const bySlice = Map.groupBy(slices.length === 0 ? [] : await read(slices), ({ slice }) => slice);
    return slices.map(({ limit }, index) => {
      const rows = (bySlice.get(index) ?? []).map(({ slice: _, ...row }) => row as unknown as Row);
      return rows.toSorted(inOrder).slice(0, limit);
    });
  };
}

function unionOf<Row>([first, ...rest]: readonly Query<Row>[]): Query<Row> {
  if (first === undefined) throw new Error('There is nothing to read');
  return rest.reduce((all, next) => all.unionAll(next), first);
}

function rangesOf<Row>({ rows, day, id, after, limit }: Slice & Listed<Row>, bytes: RawBuilder<unknown>): Query<Row>[] {
  const [dayText, idText] = [sql`${sql.ref(day)} ${bytes}`, sql`${sql.ref(id)} ${bytes}`];
  const ranges =
    after === null
      ? [rows]
      : [
          rows.where(sql<boolean>`${dayText} = ${after.day}`).where(sql<boolean>`${idText} > ${after.id}`),
          rows.where(sql<boolean>`${dayText} < ${after.day}`),
        ];
  return ranges.map((range) => range.orderBy(dayText, 'desc').orderBy(idText).limit(limit));
}

/** A loader of parts of lists, for one request: those asked for together are read by one statement, and each once. */
export const loadSlices = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): DataLoader<Key, Value, string> => new DataLoader(load, { cacheKeyFn: (key) => JSON.stringify(key) });

/**
 * Counts the rows of several lists by one statement.
 *
 * @param listOf the rows of a list; see `prepareQuery` for what it may look at
 */
export function prepareCounts<Tables, Of>(
  database: Kysely<Tables>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  listOf: (of: Of) => SelectQueryBuilder<any, any, object>,
): (of: readonly Of[]) => Promise<number[]> {
  const count = prepareQuery(database, (of: readonly Of[]) => {
    const counts = of.map((one, index) =>
      listOf(one).select([sql.lit(index).as('slice'), sql<number>`cast(count(*) as integer)`.as('rows')]),
    );
    return unionOf(counts as Query<Sliced & { readonly rows: number }>[]);
  });
  return async (of) => {
    const bySlice = new Map((of.length === 0 ? [] : await count(of)).map(({ slice, rows }) => [slice, rows]));
    return of.map((_one, index) => bySlice.get(index) ?? 0);
  };
}
