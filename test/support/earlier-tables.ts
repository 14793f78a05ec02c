import { readFileSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import { openDatabase, schemaOf } from '../../subgraphs/shared/database.ts';

type AnyTables = Record<string, Record<string, unknown>>;
/** The rows of each table by its name. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Creates the tables of a subgraph as they were before migrations, the table of tries and the language of an account. Each gets
 * two rows.
 *
 * @returns the rows
 */
export async function makeEarlierTables(url: string, subgraph: string): Promise<Rows> {
  const schema = schemaOf(subgraph);
  const ddl = readFileSync(`test/subgraphs/tables-before-migrations/${subgraph}.sql`, 'utf8');
  const database = await openDatabase<AnyTables>(url, schema);
  if (!url.startsWith('sqlite:')) await sql`create schema ${sql.id(schema)}`.execute(database);
  await database.connection().execute(async (connection) => {
    if (!url.startsWith('sqlite:')) await sql`set search_path = ${sql.id(schema)}`.execute(connection);
    for (const statement of ddl.split(';').filter((text) => text.trim() !== '')) await sql.raw(statement).execute(connection);
  });
  for (const [table, columns] of Object.entries(await columnsOf(database, schema))) {
    const rows = ['1', '2'].map((row) => Object.fromEntries(columns.map(({ name, type }) => [name, valueOf(name, type, row)])));
    await database.insertInto(table).values(rows).execute();
  }
  const rows = await readRows(database, schema);
  await database.destroy();
  return rows;
}

function valueOf(column: string, type: string, row: string): unknown {
  if (/^int/i.test(type)) return Number(row);
  return /Ids$|Citations$/.test(column) ? `["p020${row}"]` : `${column} ${row}`;
}

/** @returns the columns of each table, by name, without the tables of Kysely */
export async function columnsOf(
  database: Kysely<AnyTables>,
  schema: string,
): Promise<Readonly<Record<string, { name: string; type: string; isNullable: boolean }[]>>> {
  const tables = await database.introspection.getTables();
  const own = tables.filter((table) => table.schema === undefined || table.schema === schema);
  const describe = ({ name, dataType: type, isNullable }: (typeof own)[number]['columns'][number]) => ({
    name,
    type,
    isNullable,
  });
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  return Object.fromEntries(own.toSorted(byName).map(({ name, columns }) => [name, columns.map(describe).toSorted(byName)]));
}

/** @returns all rows of a subgraph's tables */
export async function readRows(database: Kysely<AnyTables>, schema: string): Promise<Rows> {
  const rows: [string, Record<string, unknown>[]][] = [];
  for (const table of Object.keys(await columnsOf(database, schema))) {
    rows.push([
      table,
      await database
        .selectFrom(table)
        .selectAll()
        .orderBy(sql`1`)
        .execute(),
    ]);
  }
  return Object.fromEntries(rows);
}
