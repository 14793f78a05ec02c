import { type ColumnMetadata, type Kysely, type RawBuilder, sql } from 'kysely';

/** The tables of one subgraph, without types, because only the names of columns are known. */
export type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

/** Tables whose size does not depend on the number of households, and those of loads, which no request reads. All others grow. */
const SMALL = /^(feed|feed_.*|change_counter|ssn_chains|kysely_.*)$/;

/** Columns with few distinct values. */
const FEW: Readonly<Record<string, readonly string[]>> = {
  issuer: ['ma-login', 'login-mass-gov'],
  provider: ['MA_LOGIN', 'LOGIN_MASS_GOV'],
  state: ['LINKED', 'UNLINKED'],
  role: ['HEAD', 'MEMBER'],
  kind: ['MASSHEALTH', 'DTA'],
  status: ['PROCESSED', 'RECEIVED'],
  counter: ['links by account', 'links by address'],
};
/** Columns that are null in most rows. */
const OPEN = /^(to|endedAt|redeemedAt)$/;
/** Columns with the time at which a row expires. Most are in the future, because expired rows are removed. */
const AHEAD = /^(expires|ends|due|lastSeen)/;
const TIME = /(On|At|Date|Until)$|^(at|from|start|asOf)$/;

/**
 * Adds a row for each of many households to every table that grows, so that the planner of the database sees tables of realistic
 * size.
 *
 * @param schema the name of the schema in PostgreSQL
 * @returns the tables that grow
 */
export async function addManyRows(database: AnyTables, schema: string, households: number): Promise<string[]> {
  const tables = await database.introspection.getTables();
  const growing = tables.filter((table) => !table.isView && (table.schema ?? schema) === schema && !SMALL.test(table.name));
  for (const { name, columns } of growing) {
    await sql`
      insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column.name)))})
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(households)})
      select ${sql.join(columns.map(valueOf))} from n where true on conflict do nothing`.execute(database);
  }
  await sql`analyze`.execute(database);
  return growing.map(({ name }) => name);
}

function valueOf({ name, dataType }: ColumnMetadata): RawBuilder<unknown> {
  if (OPEN.test(name)) return sql`null`;
  if (/int/i.test(dataType)) return name === 'position' ? sql`i + 1000000` : sql`i % 2`;
  const few = FEW[name];
  if (few) return sql`case i % ${sql.lit(few.length)} ${sql.join(few.map(branch), sql` `)} end`;
  if (AHEAD.test(name)) return sql`'2099-01-01T00:00:00.000Z'`;
  if (TIME.test(name)) return sql`'2026-0' || (1 + i % 9) || '-15T00:00:00.000Z'`;
  return sql`'filled-' || i`;
}

const branch = (value: string, index: number) => sql`when ${sql.lit(index)} then ${sql.lit(value)}`;
