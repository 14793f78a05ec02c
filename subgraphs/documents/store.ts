import type { Kysely } from 'kysely';
import { countEach, readSlices, type Slice } from '../shared/read-slices.ts';
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
  return {
    documents: (ids: readonly string[]): Promise<DocumentRow[]> => documents.where('id', 'in', ids).execute(),
    documentsOfSubmitters: (submitterIds: readonly string[]): Promise<DocumentRow[]> =>
      documents.where('submitterId', 'in', submitterIds).execute(),
    /** @returns the documents of each slice, newest first */
    documentSlices: (slices: readonly (Submitted & Slice)[]): Promise<DocumentRow[][]> =>
      readSlices(
        database,
        slices.map(({ after, limit, ...of }) => ({
          ...{ rows: submitted(of).selectAll(), day: 'submittedOn', id: 'id' },
          ...{ after, limit },
        })),
        ({ submittedOn }) => submittedOn,
      ),
    /** @returns how many there are of each */
    documentCounts: (of: readonly Submitted[]): Promise<number[]> => countEach(of.map(submitted)),
    /** What these submitters submitted for requests. */
    documentsOfRfis: (rfiIds: readonly string[], submitterIds: readonly string[]): Promise<DocumentRow[]> =>
      documents.where('rfiId', 'in', rfiIds).where('submitterId', 'in', orNobody(submitterIds)).execute(),
    rfisOfPersons: async (personIds: readonly string[]): Promise<RfiRow[]> => {
      const rows = await database.selectFrom('rfis').selectAll().where('personId', 'in', personIds).execute();
      return rows.map((row) => ({ ...row, sensitive: row.sensitive === 1 }));
    },
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

const orNobody = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? [''] : ids);
