import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { SentStatement } from './sent-statements.ts';

/** A statement that scans a whole table. */
export type WholeTableRead = { readonly table: string; readonly statement: string };

type Plan = { readonly [property: string]: unknown; readonly Plans?: readonly Plan[] };

/** Statements that read or change rows. Others, such as `begin`, have no plan. */
const PLANNED = /^\s*(?:select|insert|update|delete|with)\b/i;
/** More rows than any person has in a table. A step that reads more, even by an index, reads rows of other persons. */
const MOST_ROWS = 500;

/**
 * Runs each statement on PostgreSQL as it was sent, and rolls it back.
 *
 * @param schemas the search path for the tables of a statement that does not name their schema
 * @returns the steps of plans that read a growing table in sequence, or many rows of one
 */
export async function readsInPostgres(
  url: string,
  schemas: readonly string[],
  statements: readonly SentStatement[],
  growing: ReadonlySet<string>,
): Promise<WholeTableRead[]> {
  const found = await forEach(url, schemas, statements, async (client, { text, values }) => {
    const steps = [...(await planOf(client, text, values)), ...(await genericPlanOf(client, text, values.length))];
    const tables = new Set(steps.filter(isWhole).map(tableOf));
    return [...tables].filter((table) => growing.has(table)).map((table) => ({ table, statement: text }));
  });
  return found.flat();
}

/** Runs each statement on PostgreSQL as it was sent, and rolls it back. @returns the number of table rows that they read */
export async function rowsReadInPostgres(
  url: string,
  schemas: readonly string[],
  statements: readonly SentStatement[],
): Promise<number> {
  const read = await forEach(url, schemas, statements, async (client, { text, values }) => {
    const scans = (await planOf(client, text, values)).filter((step) => 'Relation Name' in step);
    return scans.reduce((sum, step) => sum + rowsOf(step), 0);
  });
  return read.reduce((sum, rows) => sum + rows, 0);
}

async function forEach<Result>(
  url: string,
  schemas: readonly string[],
  statements: readonly SentStatement[],
  work: (client: pg.Client, statement: SentStatement) => Promise<Result>,
): Promise<Result[]> {
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schemas.join(',')}` });
  await client.connect();
  try {
    const results: Result[] = [];
    for (const statement of statements.filter(isPlanned)) results.push(await work(client, statement));
    return results;
  } finally {
    await client.end();
  }
}

async function planOf(client: pg.Client, text: string, values: readonly unknown[]): Promise<Plan[]> {
  await client.query('begin');
  // An insert is not run, because it could conflict with the row that it inserted before.
  const how = /^\s*insert/i.test(text) ? 'format json' : 'analyze, format json';
  const { rows } = await client.query(`explain (${how}) ${text}`, [...values]);
  await client.query('rollback');
  return stepsIn(rows);
}

/** PostgreSQL plans a named prepared statement without its values after some runs. */
async function genericPlanOf(client: pg.Client, text: string, values: number): Promise<Plan[]> {
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare explained as ${text}`);
  const nulls = Array.from({ length: values }, () => 'null').join(', ');
  const { rows } = await client.query(`explain (format json) execute explained${nulls === '' ? '' : ` (${nulls})`}`);
  await client.query('deallocate explained');
  return stepsIn(rows);
}

const stepsIn = (rows: unknown[]): Plan[] => stepsOf((rows as [{ 'QUERY PLAN': [{ Plan: Plan }] }])[0]['QUERY PLAN'][0].Plan);

const isPlanned = ({ text }: SentStatement) => PLANNED.test(text);
const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)];
const tableOf = (step: Plan) => String(step['Relation Name']);

const isWhole = (step: Plan): boolean => step['Node Type'] === 'Seq Scan' || rowsOf(step) > MOST_ROWS;

/** @returns the rows that a step read, including those that it filtered out */
function rowsOf(step: Plan): number {
  const rows = ['Actual Rows', 'Rows Removed by Filter', 'Rows Removed by Index Recheck'].map((name) => Number(step[name] ?? 0));
  return rows.reduce((sum, count) => sum + count, 0) * Number(step['Actual Loops'] ?? 1);
}

/**
 * Gets the query plan of SQLite for each statement.
 *
 * @returns the steps that scan a growing table or one of its indexes, or build an index for one run
 */
export function readsInSqlite(statements: readonly SentStatement[], growing: ReadonlySet<string>): WholeTableRead[] {
  const found = stepsInSqlite(statements).flatMap(({ detail, text }) =>
    wholeTableIn(detail, text).map((table) => ({ table, statement: text })),
  );
  return found.filter(({ table }) => growing.has(table));
}

function stepsInSqlite(statements: readonly SentStatement[]): { readonly detail: string; readonly text: string }[] {
  const files = Map.groupBy(statements.filter(isPlanned), ({ file }) => String(file));
  return [...files].flatMap(([file, own]) => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return own.flatMap(({ text }) => {
        const steps = database.prepare(`explain query plan ${text}`).all() as { detail: string }[];
        return steps.map(({ detail }) => ({ detail, text }));
      });
    } finally {
      database.close();
    }
  });
}

/** @returns the steps of SQLite's plans that scan or sort rows */
export const longStepsInSqlite = (statements: readonly SentStatement[]): string[] =>
  stepsInSqlite(statements)
    .filter(({ detail }) => /^SCAN (?!\w*part|\(|CONSTANT)|TEMP B-TREE/.test(detail))
    .map(({ detail }) => detail);

/** SQLite names a table by its alias in the statement. */
function wholeTableIn(detail: string, statement: string): string[] {
  const [, how, name = ''] = /^(SCAN|SEARCH) (\S+)/.exec(detail) ?? [];
  if (how !== 'SCAN' && !detail.includes('AUTOMATIC')) return [];
  const [, table] = new RegExp(`"?(\\w+)"? as "?${name}"?(?!\\w)`).exec(statement) ?? [];
  return [table ?? name];
}
