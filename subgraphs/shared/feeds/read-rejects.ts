import { type Kysely, sql } from 'kysely';
import type { Problem, Reject } from './problems.ts';

type Stored = Problem & { line: number | string; kind: string | null; id: string | null };

/** How many rejects are read at a time. */
const PAGE = 1_000;

/** A rejected line: its first problem, and the others that were found. */
export type RejectedLine = Reject & { readonly others: readonly Problem[] };

/** @returns the rejected lines of the load that is under way or was last, in their order */
export async function* readRejects(database: Kysely<object>): AsyncGenerator<RejectedLine> {
  for (let after = 0; ;) {
    const { rows } = await sql<Stored>`
      select r.line, r.kind, r.id, r.pointer, r.reason, r.value from feed_rejects r
      where r.line in (select distinct line from feed_rejects where line > ${after} order by line limit ${PAGE})
      order by r.line, r.pointer, r.reason`.execute(database);
    if (rows.length === 0) return;
    for (const [line, [first, ...others]] of Map.groupBy(rows, (row) => Number(row.line))) {
      const problems = others.map(({ pointer, reason, value }) => ({ pointer, reason, value }));
      yield { ...first!, line, others: problems };
      after = line;
    }
  }
}

/** @returns how many lines of that load are rejected */
export async function countRejects(database: Kysely<object>): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`select count(distinct line) as count from feed_rejects`.execute(
    database,
  );
  return Number(rows[0]?.count ?? 0);
}
