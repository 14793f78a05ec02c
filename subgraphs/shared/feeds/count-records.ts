import { type Kysely, sql } from 'kysely';
import { getOwn } from '../../../schema/contract/own-property.ts';
import type { FeedDefinition } from './feed-definition.ts';

/** Records that are stored, and how many fewer there would be after a load. */
export type RecordCounts = { readonly stored: number; readonly fewer: number };

/**
 * Counts records, not aggregates: an extract that has lost its persons may name every household. Call it after `verify`.
 *
 * @returns the rows of the tables that the feed's status counts
 */
export async function countRecords(database: Kysely<object>, definition: FeedDefinition): Promise<RecordCounts> {
  const changed = sql`s.action in ('merge', 'delete', 'omit')`;
  let [stored, replaced] = [0, 0];
  for (const table of definition.counted) {
    const { rows } = await sql<{ stored: number | string; replaced: number | string }>`
      select count(*) as stored, count(s.line) as replaced from ${sql.table(table)} t
      left join feed_staged s on s.kind = ${sql.lit(getOwn(definition.tables, table)?.kind ?? '')} and s.id = t."aggregateId" and ${changed}`.execute(
      database,
    );
    stored += Number(rows[0]?.stored);
    replaced += Number(rows[0]?.replaced);
  }
  const { rows } = await sql<{ given: number | string | null }>`
    select sum(s.records) as given from feed_staged s where ${changed}`.execute(database);
  return { stored, fewer: Math.max(0, replaced - Number(rows[0]?.given ?? 0)) };
}
