import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';

/**
 * Whom a household's lists may hold for this viewer (RO-2, RO-4): the viewer, when the application lists them today, and,
 * when they are its head, its other current members. Restricted persons are among them (RO-10); the policies of the fields
 * say how much of them is shown.
 *
 * @returns ids of persons, the viewer's first; none for a household that the viewer does not belong to
 */
export function visiblePersons({ standing }: Viewer, householdId: string): string[] {
  const own = standing.personId !== null && standing.memberOf.includes(householdId) ? [standing.personId] : [];
  const headed = standing.heads.filter(({ id }) => id === householdId).flatMap(({ members }) => members);
  return [...own, ...headed.map(({ personId }) => personId)];
}

/** @returns whether there is this person for the viewer: as oneself, or as the head (RO-2, RO-4). As the type Person says */
export const seesPerson = (viewer: Viewer, person: string): boolean =>
  SUBJECT_POLICIES.self.permits(viewer, { person }) || SUBJECT_POLICIES.head_of_household_limited.permits(viewer, { person });

/** @returns whether the viewer sees what a restriction withholds of a person, such as plans and requests (RO-2, RO-10) */
export const seesInFull = (viewer: Viewer, person: string): boolean =>
  SUBJECT_POLICIES.self.permits(viewer, { person }) || SUBJECT_POLICIES.head_of_household.permits(viewer, { person });

/** @returns whether the viewer is the head of the person's household, and the person is restricted (RO-10) */
export const isWithheldFrom = (viewer: Viewer, person: string): boolean =>
  seesPerson(viewer, person) && !seesInFull(viewer, person);

/** @returns the ids of everybody whom the viewer sees, each once, the viewer's first */
export function personsSeen({ standing, headOf }: Viewer): string[] {
  const own = standing.personId === null ? [] : [standing.personId];
  return [...new Set([...own, ...headOf.keys()])];
}

/**
 * What is not for the viewer is not read and then dropped: the time would tell of it. The same statement runs with the same number
 * of keys, and finds as much as for a person who has nothing (RO-4, RO-10).
 *
 * @param isFor whether what is looked up is for the viewer
 * @returns the key to look it up by: `id`, or one that no source has, of its own for each id
 */
export const keyFor = (isFor: boolean, id: string): string => (isFor ? id : `withheld ${id}`);

/** @returns the key by which to look up what a restriction withholds of a person */
export const keyInFull = (viewer: Viewer, person: string): string => keyFor(seesInFull(viewer, person), person);
