import type { Kysely } from 'kysely';
import type { DocumentRow, FeedRow, RfiRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** Rows are unordered; the caller sorts them. */
export function createStore(database: Kysely<Tables>) {
  const documents = database.selectFrom('documents').selectAll();
  return {
    documents: (ids: readonly string[]): Promise<DocumentRow[]> => documents.where('id', 'in', ids).execute(),
    documentsOfSubmitters: (submitterIds: readonly string[]): Promise<DocumentRow[]> =>
      documents.where('submitterId', 'in', submitterIds).execute(),
    rfisOfPersons: async (personIds: readonly string[]): Promise<RfiRow[]> => {
      const rows = await database.selectFrom('rfis').selectAll().where('personId', 'in', personIds).execute();
      return rows.map((row) => ({ ...row, sensitive: row.sensitive === 1 }));
    },
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}
