import type { Kysely } from 'kysely';
import { subgraphs } from '../../subgraphs/registry.ts';
import { loadAtStart } from '../../subgraphs/shared/feeds/load-at-start.ts';
import { type FeedRows, linesOf } from './feed-lines.ts';

/** Replaces all that a feed has stored with these rows. */
export async function loadRows<Name extends keyof FeedRows, Tables>(
  name: Name,
  { database, databaseUrl }: { readonly database: Kysely<Tables>; readonly databaseUrl: string },
  rows: FeedRows[Name],
  settings: object = {},
): Promise<void> {
  const { feed } = subgraphs.find((subgraph) => subgraph.name === name)!;
  const lines = linesOf(name, rows);
  const tables = database as unknown as Kysely<object>;
  await loadAtStart({ definition: feed, database: tables, databaseUrl, settings, lines });
}
