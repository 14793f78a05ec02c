import { getOwn } from '../../../schema/contract/own-property.ts';
import { type Kysely, sql } from 'kysely';
import { allColumns, type FeedDefinition, type OutsideColumn } from './feed-definition.ts';
import { mask } from './problems.ts';

/** How many staged lines are looked at together. */
const PAGE = 500;

type Staged = { line: number | string; kind: string; id: string; payload: string };
type Named = {
  readonly line: Staged;
  readonly table: string;
  readonly column: string;
  readonly value: string;
  readonly names: readonly string[];
};

/** Where identity's feed is staged, or stored. */
export type OtherFeed = { readonly definition: FeedDefinition; readonly database: Kysely<object> };

/** Rejects the staged lines that name a person, household or account that identity's feed does not have. */
export async function checkOutside(database: Kysely<object>, definition: FeedDefinition, identity: OtherFeed): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await sql<Staged>`
      select line, kind, id, payload from feed_staged where line > ${after} and action in ('merge', 'same') order by line limit ${PAGE}
    `.execute(database);
    if (rows.length === 0) return;
    after = Number(rows.at(-1)!.line);
    const named = rows.flatMap((line) => namedBy(line, definition));
    const known = await knownOf(identity, named);
    for (const { line, table, column, value, names } of named) {
      if (names.some((name) => known.has(`${name} ${value}`))) continue;
      const reason = `identity's feed has no such ${names.join(' or ')}, named by ${column} of ${table}`;
      await sql`
        insert into feed_rejects (line, kind, id, pointer, reason, value)
        values (${line.line}, ${line.kind}, ${line.id}, '/records', ${reason}, ${mask(value)})`.execute(database);
    }
  }
}

function namedBy(line: Staged, definition: FeedDefinition): Named[] {
  const columns = allColumns(definition);
  const tables = JSON.parse(line.payload) as Record<string, (string | number | null)[][]>;
  return (definition.outside ?? []).flatMap((outside) => {
    const index = columns.get(outside.table)!.indexOf(outside.column);
    const values = (getOwn(tables, outside.table) ?? []).flatMap((row) => valuesOf(outside, row[index] ?? null));
    const { table, column, names } = outside;
    return [...new Set(values)].map((value) => ({ line, table, column, value, names }));
  });
}

function valuesOf({ json }: OutsideColumn, value: string | number | null): string[] {
  if (value === null) return [];
  return json ? (JSON.parse(String(value)) as string[]) : [String(value)];
}

async function knownOf({ definition, database }: OtherFeed, named: readonly Named[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const name of new Set(named.flatMap(({ names }) => names))) {
    const values = [...new Set(named.filter(({ names }) => names.includes(name)).map(({ value }) => value))];
    for (let begin = 0; begin < values.length; begin += PAGE) {
      const list = sql.join(values.slice(begin, begin + PAGE));
      const stored = definition.defined
        .filter((column) => column.name === name)
        .map(
          ({ table, expression }) =>
            sql`union all select ${sql.raw(expression)} from ${sql.table(table)} t where ${sql.raw(expression)} in (${list})`,
        );
      const query = sql<{ value: string }>`
        select k.value from feed_staged_keys k join feed_staged s on s.line = k.line
        where k.defines = 1 and k.name = ${name} and s.action in ('merge', 'same') and k.value in (${list})
        ${sql.join(stored, sql` `)}`;
      for (const { value } of (await query.execute(database)).rows) known.add(`${name} ${value}`);
    }
  }
  return known;
}
