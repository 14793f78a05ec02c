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

/** @returns whether the viewer sees more of the person than coverage type and status: as oneself, or as the head (RO-2, RO-10) */
export const seesInFull = (viewer: Viewer, person: string): boolean =>
  SUBJECT_POLICIES.self.permits(viewer, { person }) || SUBJECT_POLICIES.head_of_household.permits(viewer, { person });

/** @returns the ids of everybody whom the viewer sees in full, each once, the viewer's first */
export function personsSeenInFull(viewer: Viewer): string[] {
  const own = viewer.standing.personId === null ? [] : [viewer.standing.personId];
  return [...new Set([...own, ...viewer.headOf.keys()])].filter((person) => seesInFull(viewer, person));
}
