import type { Kysely } from 'kysely';
import { createTablesBy } from '../shared/create-tables.ts';
import type { DocumentRow, FeedRow, RfiRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

const DDL = `
create table if not exists documents (
  id text primary key, "personId" text not null, "submitterId" text not null, category text not null,
  channel text not null, status text not null, "submittedOn" text not null, "receivedOn" text,
  "notAcceptedReason" text, "rfiId" text);
create index if not exists documents_by_submitter on documents ("submitterId");
create table if not exists rfis (
  id text primary key, "personId" text not null, category text not null, sensitive integer not null,
  status text not null, "requestedOn" text not null, "dueOn" text);
create index if not exists rfis_by_person on rfis ("personId");
create table if not exists feed ("asOf" text not null, records integer not null);
`;

/** Creates the missing tables of this subgraph. */
export const createTables = (database: Kysely<Tables>): Promise<void> => createTablesBy(DDL, database);

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
