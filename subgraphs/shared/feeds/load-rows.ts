import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { FeedHeader } from './feed-lines.ts';
import { clearStaged } from './staging.ts';

/** How far a load has come. */
export type LoadState = 'staging' | 'checking' | 'merging' | 'done' | 'refused' | 'checked';

/** A load, as `feed_loads` keeps it. */
export type LoadRow = {
  readonly id: string;
  readonly state: LoadState;
  readonly header: FeedHeader;
  readonly hashKey: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** The last line of the file that is in the staging tables, and the SHA-256 of the file up to its end. */
  readonly staged: number;
  readonly digest: string;
  /** The last line that was stored. */
  readonly merged: number;
  readonly moves: number;
  /** A `LoadSummary` as JSON; of a refused load a `Refusal`. Empty before the load is verified. */
  readonly summary: string;
};

/** Why a load was refused. */
export type Refusal = { readonly refused: string };

type Stored = { readonly [Name in keyof LoadRow]: LoadRow[Name] extends number ? number | string : LoadRow[Name] } & {
  header: string;
};

const rowOf = ({ header, staged, merged, moves, ...row }: Stored): LoadRow => ({
  ...row,
  header: JSON.parse(header) as FeedHeader,
  staged: Number(staged),
  merged: Number(merged),
  moves: Number(moves),
});

/** @returns a load that remembers why it was refused */
export const refusedRow = (row: LoadRow, { message }: Error): LoadRow => ({
  ...row,
  summary: JSON.stringify({ refused: message } satisfies Refusal),
});

/** @returns the load that was stopped before its end, if any */
export async function readUnfinished(database: Kysely<object>): Promise<LoadRow | null> {
  const { rows } = await sql<Stored>`select * from feed_loads where state in ('staging', 'checking', 'merging')`.execute(
    database,
  );
  return rows[0] ? rowOf(rows[0]) : null;
}

const SHOWN: readonly LoadState[] = ['staging', 'checking', 'merging', 'done', 'refused'];

/** @returns the loads, the newest first */
export async function readLoads(
  database: Kysely<object>,
  limit: number,
  states: readonly LoadState[] = SHOWN,
): Promise<LoadRow[]> {
  const shown = sql.join(states);
  const query = sql<Stored>`select * from feed_loads where state in (${shown}) order by "startedAt" desc, id limit ${limit}`;
  return (await query.execute(database)).rows.map(rowOf);
}

/** How many loads are remembered that were stored, and as many that were refused. The last stored one always is. */
const KEPT = 100;

async function forgetOldLoads(transaction: Kysely<object>): Promise<void> {
  for (const state of ['done', 'refused'] satisfies LoadState[]) {
    const kept = sql`select id from feed_loads where state = ${state} order by "startedAt" desc, id limit ${sql.lit(KEPT)}`;
    await sql`delete from feed_loads where state = ${state} and id not in (${kept})`.execute(transaction);
  }
}

type NewLoad = Pick<LoadRow, 'header' | 'hashKey' | 'startedAt'>;

const newRow = (load: NewLoad): LoadRow => ({
  ...load,
  id: randomUUID(),
  state: 'staging',
  endedAt: null,
  staged: 1,
  digest: '',
  merged: 0,
  moves: 0,
  summary: '',
});

/** Begins a load. What an earlier one left in the staging tables goes. */
export async function beginLoad(database: Kysely<object>, load: NewLoad): Promise<LoadRow> {
  const begun = newRow(load);
  await database.transaction().execute(async (transaction) => {
    await sql`delete from feed_loads where state in ('staging', 'checking', 'checked')`.execute(transaction);
    await clearStaged(transaction);
    await sql`delete from feed_rejects`.execute(transaction);
    await forgetOldLoads(transaction);
    await insertLoad(transaction, begun);
  });
  return begun;
}

/** Remembers a load that was refused before anything was staged. One that was stopped before it can still go on. */
export async function recordRefused(database: Kysely<object>, load: NewLoad, error: Error): Promise<void> {
  const row: LoadRow = { ...refusedRow(newRow(load), error), state: 'refused', endedAt: load.startedAt };
  await database.transaction().execute(async (transaction) => {
    await insertLoad(transaction, row);
    await forgetOldLoads(transaction);
  });
}

const insertLoad = (executor: Kysely<object>, row: LoadRow) =>
  sql`
    insert into feed_loads (id, state, header, "hashKey", "startedAt", "endedAt", staged, digest, merged, moves, summary)
    values (${row.id}, ${row.state}, ${JSON.stringify(row.header)}, ${row.hashKey}, ${row.startedAt}, ${row.endedAt},
      ${row.staged}, ${row.digest}, 0, 0, ${row.summary})`.execute(executor);

/** Ends a check. A load that was stopped while it was stored keeps its staged lines: the next load goes on with them. */
export async function dropChecked(database: Kysely<object>): Promise<void> {
  if ((await readUnfinished(database))?.state === 'merging') return;
  await database.transaction().execute(async (transaction) => {
    await sql`delete from feed_loads where state in ('staging', 'checking', 'checked')`.execute(transaction);
    await clearStaged(transaction);
  });
}

/** `merged` is left to the merge. */
export async function updateLoad(executor: Kysely<object>, row: LoadRow): Promise<void> {
  await sql`
    update feed_loads set state = ${row.state}, "endedAt" = ${row.endedAt}, staged = ${row.staged}, digest = ${row.digest},
      moves = ${row.moves}, summary = ${row.summary}
    where id = ${row.id}`.execute(executor);
}
