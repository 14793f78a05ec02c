import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';

/**
 * The persons that a household's lists may contain for this viewer (RO-2, RO-4): the viewer, if the application lists them today,
 * and its other current members, if the viewer is its head. Restricted persons are included (RO-10); field policies decide how
 * much of them is shown.
 *
 * @returns ids of persons, the viewer's first; none for a household that the viewer does not belong to
 */
export function visiblePersons({ standing }: Viewer, householdId: string): string[] {
  const own = standing.personId !== null && standing.memberOf.includes(householdId) ? [standing.personId] : [];
  const headed = standing.heads.filter(({ id }) => id === householdId).flatMap(({ members }) => members);
  return [...own, ...headed.map(({ personId }) => personId)];
}

/** @returns whether the person exists for the viewer, who must be the person or the head (RO-2, RO-4), as the type Person says */
export const seesPerson = (viewer: Viewer, person: string): boolean =>
  SUBJECT_POLICIES.self.permits(viewer, { person }) || SUBJECT_POLICIES.head_of_household_limited.permits(viewer, { person });

/** @returns whether the viewer sees what a restriction withholds of a person, such as plans and requests (RO-2, RO-10) */
export const seesInFull = (viewer: Viewer, person: string): boolean =>
  SUBJECT_POLICIES.self.permits(viewer, { person }) || SUBJECT_POLICIES.head_of_household.permits(viewer, { person });

/** @returns whether the viewer is the head of the person's household, and the person is restricted (RO-10) */
export const isWithheldFrom = (viewer: Viewer, person: string): boolean =>
  seesPerson(viewer, person) && !seesInFull(viewer, person);

/** @returns the distinct ids of all persons whom the viewer sees, the viewer's first */
export function personsSeen({ standing, headOf }: Viewer): string[] {
  const own = standing.personId === null ? [] : [standing.personId];
  return [...new Set([...own, ...headOf.keys()])];
}

/**
 * Data that the viewer may not see is never read and then dropped, because the time would reveal it. The same statement runs with
 * the same number of keys, and finds as much as for a person who has nothing (RO-4, RO-10).
 *
 * @param isFor whether the viewer may see the data
 * @returns the key for the look-up: `id`, or a distinct key for each id that no source has
 */
export const keyFor = (isFor: boolean, id: string): string => (isFor ? id : `withheld ${id}`);

/** @returns the key for looking up the data of a person that a restriction withholds */
export const keyInFull = (viewer: Viewer, person: string): string => keyFor(seesInFull(viewer, person), person);
