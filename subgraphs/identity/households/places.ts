import type { Viewer } from '../../../schema/contract/viewer.ts';
import { visiblePersons } from '../../shared/visible-persons.ts';
import type { HouseholdMemberRow } from '../rows.ts';
import type { createHouseholdQueries } from './household-queries.ts';

export type PlaceLoaders = ReturnType<typeof createPlaces>;

/** Loads memberships, within one request: those of a person, and of everybody whom the viewer sees, are read together. */
export function createPlaces(store: Pick<ReturnType<typeof createHouseholdQueries>, 'membershipsAround'>) {
  const read = new Map<string, Promise<HouseholdMemberRow[]>>();
  const around = ({ standing }: Viewer, personId: string): Promise<HouseholdMemberRow[]> => {
    const known = read.get(personId);
    if (known) return known;
    const heads = personId === standing.personId ? standing.heads : [];
    const seen = heads.map(({ id, members }) => ({ household: id, persons: members.map((member) => member.personId) }));
    const rows = store.membershipsAround(
      personId,
      seen.filter(({ persons }) => persons.length > 0),
    );
    read.set(personId, rows);
    return rows;
  };
  return {
    /** The current memberships of a person, in the order of their households. */
    membershipsOf: async (viewer: Viewer, personId: string): Promise<HouseholdMemberRow[]> =>
      (await around(viewer, personId)).filter((row) => row.personId === personId),
    /** The current members of a household whom the viewer sees there, the head first. */
    async membersOf(viewer: Viewer, householdId: string): Promise<HouseholdMemberRow[]> {
      const { personId } = viewer.standing;
      if (personId === null) return [];
      const visible = new Set(visiblePersons(viewer, householdId));
      return (await around(viewer, personId)).filter((row) => row.householdId === householdId && visible.has(row.personId));
    },
  };
}
