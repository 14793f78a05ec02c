import { type Kysely, sql } from 'kysely';
import type { FeedHeader } from './feed-lines.ts';

/** What becomes of the lines of a file. All numbers count aggregates, but `rejected` counts lines. */
export type LoadSummary = {
  readonly header: FeedHeader;
  readonly lines: number;
  /** New or changed. */
  readonly stored: number;
  readonly unchanged: number;
  /** Ignored, because a newer version is stored. */
  readonly older: number;
  /** Deleted by the source, or not named by a full load. */
  readonly removed: number;
  /** Not named by a full load, and kept because an aggregate that stays names them, or a line cannot be read. */
  readonly kept: number;
  readonly rejected: number;
};

type Counted = { action: string; count: number | string };

/** @returns what a verified load comes to */
export async function summarize(database: Kysely<object>, header: FeedHeader, lines: number): Promise<LoadSummary> {
  const { rows } = await sql<Counted>`
    select action, count(*) as count from feed_staged where action <> 'delete' or known = 1 group by action`.execute(database);
  const rejects = await sql<Counted>`select '' as action, count(distinct line) as count from feed_rejects`.execute(database);
  const count = (action: string) => Number(rows.find((row) => row.action === action)?.count ?? 0);
  return {
    header,
    lines,
    stored: count('merge'),
    unchanged: count('same'),
    older: count('older'),
    removed: count('delete') + count('omit'),
    kept: count('kept'),
    rejected: Number(rejects.rows[0]?.count ?? 0),
  };
}
