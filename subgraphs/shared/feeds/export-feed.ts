import { type Kysely, sql } from 'kysely';
import type { FeedDefinition, Row } from './feed-definition.ts';
import { createLineWriter, FEED_FORMAT } from './feed-lines.ts';

/** How many aggregates are read at a time. */
const PAGE = 500;

/** `at` is a version, which PostgreSQL gives as text. */
type Stored = { id: string; version: number | string };

/** @returns whether a feed was loaded */
export const isLoaded = async (database: Kysely<object>): Promise<boolean> =>
  (await sql`select 1 from feed`.execute(database)).rows.length > 0;

/**
 * Writes what is stored as a full feed. Numbers that are stored as hashes are written as hashes.
 *
 * @throws when nothing was loaded yet
 */
export async function* exportFeed(database: Kysely<object>, definition: FeedDefinition): AsyncGenerator<string> {
  const { rows } = await sql<{ asOf: string }>`select "asOf" from feed`.execute(database);
  const asOf = rows[0]?.asOf;
  if (asOf === undefined) throw new Error(`Nothing of the feed of ${definition.name} is stored`);
  const writer = createLineWriter();
  yield writer.line({ feed: definition.name, format: FEED_FORMAT, asOf, mode: 'full', source: 'export' });
  for (const [kind, { fromRows }] of Object.entries(definition.kinds)) {
    for await (const page of pagesOf(database, kind)) {
      const owned = await rowsOfPage(database, definition, kind, page);
      for (const { id, version } of page) {
        const records = fromRows(id, Object.fromEntries([...owned].map(([table, byOwner]) => [table, byOwner.get(id) ?? []])));
        yield writer.line({ kind, id, version: Number(version), records: withoutKnown(records, asOf) });
      }
    }
  }
  yield writer.end();
}

async function* pagesOf(database: Kysely<object>, kind: string): AsyncGenerator<Stored[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<Stored>`
      select id, version from feed_aggregates where kind = ${kind} and deleted = 0 and id > ${after} order by id limit ${PAGE}
    `.execute(database);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

type ByOwner = ReadonlyMap<string, Row[]>;

async function rowsOfPage(
  database: Kysely<object>,
  { tables, adds = {} }: FeedDefinition,
  kind: string,
  page: readonly Stored[],
) {
  const ids = sql.join(page.map(({ id }) => id));
  const owned = new Map<string, ByOwner>();
  const read = async (table: string, columns: readonly string[], owner: string) => {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const query = sql<Row & { owner: string }>`
      select ${sql.ref(owner)} as owner, ${names} from ${sql.table(table)} where ${sql.ref(owner)} in (${ids})`;
    const { rows } = await query.execute(database);
    const byOwner = Map.groupBy(rows, (row) => row.owner);
    owned.set(table, new Map([...byOwner].map(([id, own]) => [id, own.map(({ owner: _, ...row }) => row)])));
  };
  for (const [table, { columns, kind: of }] of Object.entries(tables)) if (of === kind) await read(table, columns, 'aggregateId');
  for (const [table, { columns, kind: of, owner }] of Object.entries(adds)) if (of === kind) await read(table, columns, owner);
  return owned;
}

/** What the source knew at the time of the header is not repeated. */
function withoutKnown(value: object, asOf: string): object {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) => (name.toLowerCase().endsWith('asof') && inner === asOf ? undefined : inner)),
  ) as object;
}
