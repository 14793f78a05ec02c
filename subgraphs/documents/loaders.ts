import type { Viewer } from '../../schema/contract/viewer.ts';
import type { List } from '../shared/connection.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { newestFirst } from '../shared/newest-first.ts';
import { loadSlices } from '../shared/read-slices.ts';
import { isWithheldFrom, keyFor, keyInFull, personsSeen, seesInFull, visiblePersons } from '../shared/visible-persons.ts';
import { documentFacts, rfiFacts } from './alerts/alert-facts.ts';
import type { AlertFact } from './schema.generated.ts';
import type { DocumentRow, RfiRow } from './rows.ts';
import type { About, Store, Submitted } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const bySubmission = newestFirst<DocumentRow>(({ submittedOn }) => submittedOn);
const byRequest = newestFirst<RfiRow>(({ requestedOn }) => requestedOn);

/** Whom the viewer submits as (RO-3, RO-7). */
const submittersOf = ({ standing: { personId, accountId } }: Viewer): string[] =>
  [personId, accountId].filter((id) => id !== null);

/**
 * What the viewer submitted, newest first, a page at a time. Lists report their counts, so they must not contain rows that the
 * guard would remove: the statement chooses whom they are about.
 */
function createLists(store: Store) {
  const slices = loadSlices(store.documentSlices);
  const counts = loadSlices(store.documentCounts);
  const listOf = (viewer: Viewer, about: About): List<DocumentRow> => {
    const own = submittersOf(viewer).map((by): Submitted => ({ by, ...about }));
    return {
      rowsAfter: async (after, limit) => {
        const rows = await Promise.all(own.map((of) => slices.load({ ...of, after, limit })));
        return rows.flat().toSorted(bySubmission).slice(0, limit);
      },
      count: async () => (await Promise.all(own.map((of) => counts.load(of)))).reduce((sum, count) => sum + count, 0),
      placeOf: ({ submittedOn, id }) => ({ day: submittedOn, id }),
    };
  };
  const inFull = (viewer: Viewer, persons: readonly string[]): About => ({
    about: persons.map((person) => keyInFull(viewer, person)),
  });
  return {
    /**
     * Receipts of what the viewer submitted. A restricted member's documents have no receipts, because they are hidden (RO-10).
     */
    receipts: (viewer: Viewer) =>
      listOf(viewer, { notAbout: personsSeen(viewer).map((person) => keyFor(isWithheldFrom(viewer, person), person)) }),
    /** About persons whom the viewer may see in full (RO-5, RO-6). */
    documents: (viewer: Viewer) => listOf(viewer, inFull(viewer, personsSeen(viewer))),
    /** About the persons of one household. */
    documentsOfHousehold: (viewer: Viewer, householdId: string) =>
      listOf(viewer, inFull(viewer, visiblePersons(viewer, householdId))),
  };
}

/**
 * Finds a document by id if the viewer submitted it and may see whom it is about, however many there are. The same statement runs
 * whether another person has a document with this id or the id is unknown (RO-4).
 */
function createById(store: Store) {
  const own = loadSlices(async (keys: readonly DocumentKey[]) => {
    const rows = await store.documentsAmong(
      keys.map(({ id }) => id),
      [...new Set(keys.flatMap(({ by }) => by))],
      [...new Set(keys.flatMap(({ about }) => about))],
    );
    const isOf = ({ id, by, about }: DocumentKey, row: DocumentRow) =>
      row.id === id && by.includes(row.submitterId) && about.includes(row.personId);
    return keys.map((key) => rows.find((row) => isOf(key, row)) ?? null);
  });
  return (viewer: Viewer, id: string): Promise<DocumentRow | null> =>
    own.load({ id, by: submittersOf(viewer), about: personsSeen(viewer).map((person) => keyInFull(viewer, person)) });
}

type DocumentKey = { readonly id: string; readonly by: readonly string[]; readonly about: readonly string[] };

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  const ofSubmitter = loadMany(store.documentsOfSubmitters, ({ submitterId }) => submitterId);
  const ofRfi = loadSlices(async (keys: readonly { readonly rfiId: string; readonly by: readonly string[] }[]) => {
    const rows = await store.documentsOfRfis(
      keys.map(({ rfiId }) => rfiId),
      keys.flatMap(({ by }) => by),
    );
    return keys.map(({ rfiId }) => rows.filter((row) => row.rfiId === rfiId));
  });
  const ofPerson = loadMany(store.rfisOfPersons, ({ personId }) => personId);

  /** Everything that the viewer's person or account submitted, newest first (RO-3, RO-7). */
  const submitted = async (viewer: Viewer): Promise<DocumentRow[]> =>
    (await Promise.all(submittersOf(viewer).map((id) => ofSubmitter.load(id)))).flat().toSorted(bySubmission);
  /** What the viewer submitted about persons whom the viewer may see in full, newest first (RO-5, RO-6). */
  const documents = async (viewer: Viewer): Promise<DocumentRow[]> =>
    (await submitted(viewer)).filter(({ personId }) => seesInFull(viewer, personId));
  const rfisOf = async (personIds: readonly string[]): Promise<RfiRow[]> =>
    (await Promise.all(personIds.map((id) => ofPerson.load(id)))).flat().toSorted(byRequest);
  const rfisSeen = (viewer: Viewer, personIds: readonly string[]): Promise<RfiRow[]> =>
    rfisOf(personIds.map((person) => keyInFull(viewer, person)));

  return {
    ...createLists(store),
    document: createById(store),
    /** Finds a request by id among those that the viewer may see. */
    rfi: async (viewer: Viewer, id: string): Promise<RfiRow | null> =>
      (await rfisSeen(viewer, personsSeen(viewer))).find((row) => row.id === id) ?? null,
    /** Any document, regardless of its submitter, for partners. */
    anyDocument: loadOne(store.documents, ({ id }) => id),
    documentsOfRfi: async (viewer: Viewer, rfiId: string): Promise<DocumentRow[]> => {
      const rows = await ofRfi.load({ rfiId, by: submittersOf(viewer) });
      return rows.filter(({ personId }) => seesInFull(viewer, personId)).toSorted(bySubmission);
    },
    /** Requests, newest first. */
    rfisOf,
    rfisOfHousehold: (viewer: Viewer, householdId: string): Promise<RfiRow[]> =>
      rfisSeen(viewer, visiblePersons(viewer, householdId)),
    /**
     * The facts that can cause an alert: requests about the person, and what the viewer submitted about them (RO-3, RO-6). There
     * are none for a restricted person (RO-10).
     */
    alertFacts: async (viewer: Viewer, personId: string): Promise<AlertFact[]> => {
      const own = (await documents(viewer)).filter((document) => document.personId === personId);
      return [...rfiFacts(await rfisSeen(viewer, [personId])), ...documentFacts(own)];
    },
    feed: store.feed,
  };
}
