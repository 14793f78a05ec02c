import type { Compilable, Kysely } from 'kysely';
import { type Clock, today } from '../../shared/context.ts';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { HouseholdMemberRow, HouseholdRow, Memberships, Tables } from '../rows.ts';
import { hasNotEnded, isCurrent } from './current-members.ts';

/** The persons of one household whom a viewer sees there. */
type Seen = { readonly household: string; readonly persons: readonly string[] };

/** The memberships of a person on a day, and those of persons whom the person sees. */
type Around = { readonly personId: string; readonly seen: readonly Seen[]; readonly day: string };

type Period = Pick<Memberships, 'householdId' | 'personId' | 'role' | 'from' | 'to'>;

/** Reads which persons are on which application, and which of them are restricted. */
export function createHouseholdQueries(database: Kysely<Tables>, clock: Clock) {
  const all = database.selectFrom('memberships').selectAll();
  const around = prepareQuery(database, ({ personId, seen, day }: Around) =>
    all
      .where(isCurrent(day))
      .where((row) =>
        row.or([
          row('personId', '=', personId),
          ...seen.map(({ household, persons }) => row.and([row('householdId', '=', household), row('personId', 'in', persons)])),
        ]),
      )
      .orderBy('householdId')
      .orderBy('role')
      .orderBy('personId'),
  );
  const restricted = prepareQuery(database, (personIds: readonly string[]) =>
    database.selectFrom('restrictions').select('personId').where('personId', 'in', personIds),
  );
  return {
    households: (ids: readonly string[]): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('id', 'in', ids).execute(),
    /**
     * The current memberships of a person, and those of the persons whom the person sees, each household with its head first. The
     * number of other members does not affect the read (RO-4).
     */
    membershipsAround: async (personId: string, seen: readonly Seen[]): Promise<HouseholdMemberRow[]> =>
      (await around({ personId, seen, day: today(clock) })).map((row) => ({ ...row, isApplying: row.isApplying === 1 })),
    /** The households whose application the account submitted. */
    heldHouseholds: prepareQuery(database, (accountId: string): Compilable<HouseholdRow> =>
      database.selectFrom('households').select('id').where('holderAccountId', '=', accountId),
    ),
    restricted: async (personIds: readonly string[]): Promise<string[]> =>
      (await restricted(personIds)).map(({ personId }) => personId),
    ...createPlaceQueries(database, clock),
  };
}

function createPlaceQueries(database: Kysely<Tables>, clock: Clock) {
  const notEnded = prepareQuery(database, ({ personId, day }: { personId: string; day: string }) =>
    database
      .selectFrom('memberships')
      .selectAll()
      .where('personId', '=', personId)
      .where(hasNotEnded(day))
      .orderBy('householdId'),
  );
  const everIn = prepareQuery(database, (householdIds: readonly string[]): Compilable<Period> =>
    database
      .selectFrom('memberships')
      .select(['householdId', 'personId', 'role', 'from', 'to'])
      .where('householdId', 'in', householdIds)
      .orderBy('role')
      .orderBy('personId'),
  );
  return {
    /**
     * Finds the households where a person is, or will be, a member. Their memberships are not found by a subquery: as long as
     * PostgreSQL knows nothing of new rows, it would read the whole table for it.
     *
     * @returns the person's current memberships, all current members of these households, the head first, and the seconds until
     *   a membership of anybody in them begins or ends
     */
    async placesOf(personId: string): Promise<Places> {
      const day = today(clock);
      const own = await notEnded({ personId, day });
      const households = [...new Set(own.map(({ householdId }) => householdId))];
      const periods = households.length === 0 ? [] : await everIn(households);
      return {
        current: own.filter(({ from }) => from <= day),
        members: periods.filter(({ from, to }) => from <= day && (to === null || to > day)),
        changesInSeconds: secondsToNextChange(periods, day, clock()),
      };
    },
  };
}

type Places = {
  readonly current: readonly Memberships[];
  readonly members: readonly Period[];
  readonly changesInSeconds: number | null;
};

function secondsToNextChange(periods: readonly Period[], day: string, now: number): number | null {
  const days = periods.flatMap(({ from, to }) => [from, to ?? '']).filter((date) => date > day);
  const next = days.sort()[0];
  // A day in Massachusetts begins at 4:00 or 5:00 UTC. An hour too early does no harm.
  return next === undefined ? null : Math.max(0, Math.floor((Date.parse(`${next}T04:00:00Z`) - now) / 1000));
}
