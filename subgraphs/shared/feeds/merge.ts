import { getOwn } from '../../../schema/contract/own-property.ts';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { FeedDatabase } from './feed-database.ts';
import {
  allColumns,
  type FeedDefinition,
  type MergedBatch,
  type MergeSteps,
  type Row,
  type RowsByTable,
} from './feed-definition.ts';

/** How many aggregates are written in one transaction. */
const AGGREGATES_PER_BATCH = 500;
/** Fewer when they are large: about this many characters of staged rows. */
const CHARACTERS_PER_BATCH = 8_000_000;

export type Merge = {
  readonly database: FeedDatabase;
  readonly definition: FeedDefinition;
  readonly settings: unknown;
  readonly loadId: string;
  readonly asOf: string;
  readonly hashKey: string;
  /** Whether identifiers come from another aggregate. */
  readonly moves: boolean;
  /** The last line that was merged before; lines are merged in their order. */
  readonly merged: number;
  readonly onMerged: (aggregates: number) => void;
};

type Staged = {
  line: number | string;
  kind: string;
  id: string;
  version: number | string;
  hash: string;
  payload: string;
  known: number;
};

/** What becomes of lines that a merge stores. */
const MERGED = sql.raw(`('merge', 'delete', 'omit')`);

/** @returns how many verified lines are to be stored after a line */
export async function countToMerge(database: Kysely<object>, merged: number): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from feed_staged where line > ${merged} and action in ${MERGED}`.execute(database);
  return Number(rows[0]?.count ?? 0);
}

/** Stores the verified lines, in batches of whole aggregates. It goes on after `merged` when it was stopped. */
export async function merge(work: Merge): Promise<void> {
  const steps = work.definition.mergeSteps?.(work.settings);
  let { merged } = work;
  for (;;) {
    const staged = await nextLines(work.database.kysely, merged);
    if (staged.length === 0) return;
    merged = Number(staged.at(-1)!.line);
    await work.database.kysely.transaction().execute(async (transaction) => {
      // First, because on SQLite the first statement of a transaction decides whether it waits for other writers.
      await sql`update feed_loads set merged = ${merged} where id = ${work.loadId}`.execute(transaction);
      const finishes: (() => Promise<void>)[] = [];
      for (const [kind, lines] of Map.groupBy(staged, (line) => line.kind))
        finishes.push(await mergeLines(transaction, work, steps, kind, lines));
      // When all rows are written: what follows may take locks that requests take last.
      for (const finish of finishes) await finish();
    });
    work.onMerged(staged.length);
  }
}

async function nextLines(database: Kysely<object>, merged: number): Promise<Staged[]> {
  const { rows } = await sql<Staged>`
    select line, kind, id, version, hash, payload, known from (
      select staged.*, sum(length(payload)) over (order by line) as characters from (
        select * from feed_staged where line > ${merged} and action in ${MERGED}
        order by line limit ${AGGREGATES_PER_BATCH}) as staged) as counted
    where characters - length(payload) < ${CHARACTERS_PER_BATCH} order by line`.execute(database);
  return rows;
}

/** @returns work for after all rows of the batch have been written */
async function mergeLines(
  transaction: Transaction<object>,
  work: Merge,
  steps: MergeSteps | undefined,
  kind: string,
  lines: readonly Staged[],
): Promise<() => Promise<void>> {
  const batch: MergedBatch = { kind, ids: lines.map(({ id }) => id), rows: rowsOf(lines, work) };
  const finish = await steps?.begin(transaction, batch);
  await deleteRows(transaction, work, lines, batch);
  for (const [table, { columns }] of Object.entries(work.definition.tables)) {
    await work.database.insert(transaction, table, [...columns, 'aggregateId'], getOwn(batch.rows, table) ?? []);
  }
  for (const [table, { columns }] of Object.entries(work.definition.adds ?? {})) {
    await addRows(transaction, table, columns, getOwn(batch.rows, table) ?? []);
  }
  await recordAggregates(transaction, work, lines);
  return finish ?? (() => Promise.resolve());
}

/** @returns the rows of all lines by table, each with the aggregate that it belongs to */
function rowsOf(lines: readonly Staged[], { definition, asOf }: Merge): RowsByTable {
  const all = new Map<string, Row[]>();
  const columns = allColumns(definition);
  for (const { id, payload } of lines) {
    if (payload === '') continue;
    for (const [table, rows] of Object.entries(JSON.parse(payload) as Record<string, Value[][]>)) {
      const into = all.get(table) ?? [];
      all.set(table, into);
      for (const row of rows) into.push(namedRow(columns.get(table) ?? [], row, { aggregateId: id, asOf }));
    }
  }
  return Object.fromEntries(all);
}

type Value = string | number | null;

/** @param known the aggregate, and when its source knew the row if the row does not say so */
function namedRow(
  columns: readonly string[],
  row: readonly Value[],
  { aggregateId, asOf }: { aggregateId: string; asOf: string },
): Row {
  const valueOf = (column: string, index: number) => row[index] ?? (column === 'asOf' ? asOf : null);
  const named = Object.fromEntries(columns.map((column, index) => [column, valueOf(column, index)]));
  return { ...named, aggregateId };
}

async function deleteRows(
  transaction: Transaction<object>,
  work: Merge,
  lines: readonly Staged[],
  batch: MergedBatch,
): Promise<void> {
  const known = lines.filter(({ known: isKnown }) => isKnown === 1).map(({ id }) => id);
  const { tables } = work.definition;
  for (const [table, { kind, entity }] of Object.entries(tables)) {
    if (kind !== batch.kind) continue;
    const column = sql`${sql.table(table)}.${sql.ref(entity.column)}`;
    if (known.length > 0) {
      const stays = work.moves ? sql`and not ${isStillToMove(entity.key, column, lines)}` : sql``;
      await sql`delete from ${sql.table(table)} where "aggregateId" in (${sql.join(known)}) ${stays}`.execute(transaction);
    }
    if (work.moves)
      await sql`delete from ${sql.table(table)} where ${column} in ${givenBy(entity.key, lines)}`.execute(transaction);
  }
}

/** The identifiers that these lines give. */
const givenBy = (name: string, lines: readonly Staged[]) =>
  sql`(select value from feed_staged_keys where defines = 1 and name = ${sql.lit(name)}
    and line in (${sql.join(lines.map(({ line }) => Number(line)))}))`;

/** A row whose aggregate gave it up stays until the aggregate that has it now is merged, so that it is never missing. */
const isStillToMove = (name: string, column: ReturnType<typeof sql>, lines: readonly Staged[]) =>
  sql`exists (
    select 1 from feed_staged_keys k join feed_staged s on s.line = k.line
    where k.defines = 1 and k.name = ${sql.lit(name)} and k.value = ${column} and s.action = 'merge'
      and s.line not in (${sql.join(lines.map(({ line }) => Number(line)))}))`;

/** Adds the rows that are missing. Rows that are there belong to the accounts, and stay. */
async function addRows(
  transaction: Transaction<object>,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const most = Math.floor(MOST_PARAMETERS / columns.length);
  for (let begin = 0; begin < rows.length; begin += most) {
    const values = rows
      .slice(begin, begin + most)
      .map((row) => sql`(${sql.join(columns.map((column) => getOwn(row, column) ?? null))})`);
    const names = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)} on conflict do nothing`.execute(transaction);
  }
}

const MOST_PARAMETERS = 5_000;

async function recordAggregates(transaction: Transaction<object>, { hashKey }: Merge, lines: readonly Staged[]): Promise<void> {
  await sql`
    insert into feed_aggregates (kind, id, version, hash, "hashKey", deleted)
    select kind, id, version, hash, ${sql.lit(hashKey)}, case action when 'merge' then 0 when 'delete' then 1 else 2 end
    from feed_staged where line in (${sql.join(lines.map(({ line }) => Number(line)))})
    on conflict (kind, id) do update set
      version = excluded.version, hash = excluded.hash, "hashKey" = excluded."hashKey", deleted = excluded.deleted`.execute(
    transaction,
  );
}
