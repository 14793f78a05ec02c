import type { Viewer } from '../../schema/contract/viewer.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { newestFirst } from '../shared/newest-first.ts';
import { isWithheldFrom, keyInFull, personsSeen, seesInFull, visiblePersons } from '../shared/visible-persons.ts';
import { documentFacts, rfiFacts } from './alerts/alert-facts.ts';
import type { AlertFact } from './schema.generated.ts';
import type { DocumentRow, RfiRow } from './rows.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const bySubmission = newestFirst<DocumentRow>(({ submittedOn }) => submittedOn);
const byRequest = newestFirst<RfiRow>(({ requestedOn }) => requestedOn);

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  const ofSubmitter = loadMany(store.documentsOfSubmitters, ({ submitterId }) => submitterId);
  const ofPerson = loadMany(store.rfisOfPersons, ({ personId }) => personId);

  /** Everything that the viewer's person or account submitted, newest first (RO-3, RO-7). */
  const submitted = async ({ standing }: Viewer): Promise<DocumentRow[]> => {
    const submitters = [standing.personId, standing.accountId].filter((id) => id !== null);
    return (await Promise.all(submitters.map((id) => ofSubmitter.load(id)))).flat().toSorted(bySubmission);
  };
  /**
   * What the viewer submitted about persons whom the viewer may see in full, newest first (RO-5, RO-6). Lists report their
   * counts, so they must not contain rows that the guard would remove.
   */
  const documents = async (viewer: Viewer): Promise<DocumentRow[]> =>
    (await submitted(viewer)).filter(({ personId }) => seesInFull(viewer, personId));
  const rfisOf = async (personIds: readonly string[]): Promise<RfiRow[]> =>
    (await Promise.all(personIds.map((id) => ofPerson.load(id)))).flat().toSorted(byRequest);
  const rfisSeen = (viewer: Viewer, personIds: readonly string[]): Promise<RfiRow[]> =>
    rfisOf(personIds.map((person) => keyInFull(viewer, person)));

  return {
    /**
     * Finds a document by id among those that the viewer may see. The same is read whether another person has a document with
     * this id or the id is unknown (RO-4).
     */
    document: async (viewer: Viewer, id: string): Promise<DocumentRow | null> => withId(await documents(viewer), id),
    /** Does the same for requests. */
    rfi: async (viewer: Viewer, id: string): Promise<RfiRow | null> => withId(await rfisSeen(viewer, personsSeen(viewer)), id),
    /** Any document, regardless of its submitter, for partners. */
    anyDocument: loadOne(store.documents, ({ id }) => id),
    /**
     * Receipts of what the viewer submitted. A restricted member's documents have no receipts, because they are hidden (RO-10).
     */
    receipts: async (viewer: Viewer): Promise<DocumentRow[]> =>
      (await submitted(viewer)).filter(({ personId }) => !isWithheldFrom(viewer, personId)),
    documents,
    /** What the viewer submitted about the persons of one household, newest first. */
    documentsOfHousehold: async (viewer: Viewer, householdId: string): Promise<DocumentRow[]> => {
      const persons = visiblePersons(viewer, householdId).filter((person) => seesInFull(viewer, person));
      return (await submitted(viewer)).filter(({ personId }) => persons.includes(personId));
    },
    documentsOfRfi: async (viewer: Viewer, rfiId: string): Promise<DocumentRow[]> =>
      (await documents(viewer)).filter((document) => document.rfiId === rfiId),
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

const withId = <Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row | null =>
  rows.find((row) => row.id === id) ?? null;
