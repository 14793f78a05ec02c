import type { Compilable, Kysely } from 'kysely';
import { prepareQuery } from '../shared/database/prepare-query.ts';
import { prepareCounts, prepareSlices, type Slice } from '../shared/read-slices.ts';
import type { DocumentRow, FeedRow, RfiRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** About these persons, or about all but these. */
export type About = { readonly about: readonly string[] } | { readonly notAbout: readonly string[] };
/** What one submitter submitted. */
export type Submitted = { readonly by: string } & About;

/** Rows are unordered unless stated; the caller sorts them. */
export function createStore(database: Kysely<Tables>) {
  const documents = database.selectFrom('documents').selectAll();
  const submitted = ({ by, ...about }: Submitted) => {
    const own = database.selectFrom('documents').where('submitterId', '=', by);
    // An empty list is no SQL; no person has an empty id.
    return 'about' in about
      ? own.where('personId', 'in', orNobody(about.about))
      : own.where('personId', 'not in', orNobody(about.notAbout));
  };
  const rfis = prepareQuery(database, (personIds: readonly string[]) =>
    database.selectFrom('rfis').selectAll().where('personId', 'in', personIds),
  );
  return {
    documents: (ids: readonly string[]): Promise<DocumentRow[]> => documents.where('id', 'in', ids).execute(),
    /** @returns those of the documents that one of the submitters submitted about one of the persons */
    documentsAmong: (
      ids: readonly string[],
      submitterIds: readonly string[],
      personIds: readonly string[],
    ): Promise<DocumentRow[]> =>
      documents
        .where('id', 'in', ids)
        .where('submitterId', 'in', orNobody(submitterIds))
        .where('personId', 'in', orNobody(personIds))
        .execute(),
    documentsOfSubmitters: prepareQuery(database, (submitterIds: readonly string[]): Compilable<DocumentRow> =>
      documents.where('submitterId', 'in', submitterIds),
    ),
    /** @returns the documents of each slice, newest first */
    documentSlices: prepareSlices(
      database,
      (of: Submitted & Slice) => ({ rows: submitted(of).selectAll(), day: 'submittedOn', id: 'id' }),
      ({ submittedOn }: DocumentRow) => submittedOn,
    ),
    /** @returns how many there are of each */
    documentCounts: prepareCounts(database, submitted),
    /** What these submitters submitted for requests. */
    documentsOfRfis: (rfiIds: readonly string[], submitterIds: readonly string[]): Promise<DocumentRow[]> =>
      documents.where('rfiId', 'in', rfiIds).where('submitterId', 'in', orNobody(submitterIds)).execute(),
    rfisOfPersons: async (personIds: readonly string[]): Promise<RfiRow[]> => {
      const rows = await rfis(personIds);
      return rows.map((row) => ({ ...row, sensitive: row.sensitive === 1 }));
    },
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

const orNobody = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [''] : ids);
