import { sql } from 'kysely';
import { subgraphs } from '../../subgraphs/registry.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';

/** The rows of each table, by "schema.table"; each row as JSON, sorted. */
export type Dump = Readonly<Record<string, readonly string[]>>;

/** @returns the rows of the five subgraphs in the database at `url` */
export async function dumpTables(url: string): Promise<Dump> {
  const dump: Record<string, string[]> = {};
  for (const { name } of subgraphs) {
    const schema = name.replaceAll('-', '_');
    const database = await openDatabase<Record<string, object>>(url, schema);
    for (const table of await database.introspection.getTables()) {
      if (table.schema !== undefined && table.schema !== schema) continue;
      const { rows } = await sql`select * from ${sql.table(table.name)}`.execute(database);
      dump[`${schema}.${table.name}`] = rows.map((row) => JSON.stringify(row)).sort();
    }
    await database.destroy();
  }
  return dump;
}

/** @returns the rows that were added and those that are gone, by table, without unchanged tables */
export function changesBetween(
  before: Dump,
  after: Dump,
): Record<string, { readonly added: unknown[]; readonly gone: unknown[] }> {
  const tables = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((table) => {
    const [old, now] = [before[table] ?? [], after[table] ?? []];
    const parse = (rows: readonly string[]) => rows.map((row) => JSON.parse(row) as unknown);
    const added = parse(now.filter((row) => !old.includes(row)));
    return [table, { added, gone: parse(old.filter((row) => !now.includes(row))) }] as const;
  });
  return Object.fromEntries(tables.filter(([, { added, gone }]) => added.length + gone.length > 0));
}
