import type { TableUses } from '../database/table-uses.ts';

/** The tables of loads. Requests see none of them. */
export type LoadTables = Readonly<Record<keyof typeof LOAD_TABLE_USES, unknown>>;
export const LOAD_TABLE_USES = {
  feed_aggregates: 'staging',
  feed_loads: 'staging',
  feed_staged: 'staging',
  feed_staged_keys: 'staging',
  feed_rejects: 'staging',
} as const satisfies TableUses;
