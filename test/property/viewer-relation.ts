import { linkedPerson } from './start-assisted.ts';
import type { World, WorldViewer } from './world.ts';

/** A row of a world. */
export type Row = Readonly<Record<string, unknown>>;
/** The values of a field's arguments, with defaults. */
export type Arguments = Readonly<Record<string, unknown>>;

type Membership = World['identity']['memberships'][number];

/**
 * The relation of a viewer to the persons and households of a world at the beginning of a request. It is computed from the flat
 * rows, directly as the requirements state it.
 */
export class ViewerRelation {
  readonly world: World;
  readonly viewer: WorldViewer;
  /** The person of the account's active link (LK-1). */
  readonly personId: string | null;
  /** The applications that list this person today, by household. */
  readonly places: readonly Membership[];

  constructor(world: World, viewer: WorldViewer) {
    this.world = world;
    this.viewer = viewer;
    this.personId = linkedPerson(world, viewer);
    this.places = world.identity.memberships
      .filter((row) => row.personId === this.personId && this.#holdsToday(row))
      .sort((left, right) => compare(left.householdId, right.householdId));
  }

  /** The person by either provider, the head of a member or of a restricted member, or none (RO-2, RO-4, RO-9, RO-10). */
  towards(personId: string): 'self/ma' | 'self/lmg' | 'head' | 'restricted' | null {
    if (personId === this.personId) return this.viewer.provider === 'MA_LOGIN' ? 'self/ma' : 'self/lmg';
    const isHeaded = this.places.some((place) => place.role === 'HEAD' && this.#isListed(place.householdId, personId));
    if (!isHeaded) return null;
    return this.world.identity.restrictions.some((row) => row.personId === personId) ? 'restricted' : 'head';
  }

  isSelf(personId: string): boolean {
    return personId === this.personId;
  }

  /** Whether the viewer sees the data of the person that a restriction withholds (RO-10). */
  seesInFull(personId: string): boolean {
    return this.isSelf(personId) || this.towards(personId) === 'head';
  }

  /** Whether the person, or the account, submitted it (RO-3, RO-7). */
  submitted(submitterId: string): boolean {
    return submitterId === this.personId || submitterId === this.viewer.accountId;
  }

  /** Whether the household's application lists the viewer today (RO-4). */
  isListedIn(householdId: string): boolean {
    return this.places.some((place) => place.householdId === householdId);
  }

  /** The members of a household that the viewer may see there (RO-2, RO-4): the head first, then by id. */
  membersOf(householdId: string): Membership[] {
    const own = this.places.find((place) => place.householdId === householdId);
    if (!own) return [];
    return this.world.identity.memberships
      .filter((row) => row.householdId === householdId && this.#holdsToday(row))
      .filter((row) => own.role === 'HEAD' || row.personId === this.personId)
      .sort((left, right) => compare(left.role, right.role) || compare(left.personId, right.personId));
  }

  /** Their ids, the viewer first. */
  personsOf(householdId: string): string[] {
    const ids = this.membersOf(householdId).map(({ personId }) => personId);
    return [...ids.filter((id) => this.isSelf(id)), ...ids.filter((id) => !this.isSelf(id))];
  }

  #isListed(householdId: string, personId: string): boolean {
    return this.world.identity.memberships.some(
      (row) => row.householdId === householdId && row.personId === personId && this.#holdsToday(row),
    );
  }

  /** A membership is valid from its first day until the day before its end. */
  #holdsToday({ from, to }: Membership): boolean {
    return from <= this.world.today && (to === null || this.world.today < to);
  }
}

export const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
