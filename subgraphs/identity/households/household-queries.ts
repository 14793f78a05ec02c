import type { Compilable, Kysely } from 'kysely';
import { type Clock, today } from '../../shared/context.ts';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { HouseholdMemberRow, HouseholdRow, Memberships, Tables } from '../rows.ts';
import { hasNotEnded, isCurrent } from './current-members.ts';

/** The members of households on a day: all, or those among these persons. */
type MembersOf = { readonly households: readonly string[]; readonly among: readonly string[] | null; readonly day: string };

/** Reads which persons are on which application, and which of them are restricted. */
export function createHouseholdQueries(database: Kysely<Tables>, clock: Clock) {
  const all = database.selectFrom('memberships').selectAll();
  const currentOf = prepareQuery(database, ({ personIds, day }: { personIds: readonly string[]; day: string }) =>
    all.where(isCurrent(day)).where('personId', 'in', personIds).orderBy('householdId'),
  );
  const membersOf = prepareQuery(database, ({ households, among, day }: MembersOf) => {
    const members = all.where(isCurrent(day)).where('householdId', 'in', households).orderBy('role').orderBy('personId');
    return among === null ? members : members.where('personId', 'in', among);
  });
  const readMembers = async (of: Omit<MembersOf, 'day'>): Promise<HouseholdMemberRow[]> =>
    (await membersOf({ ...of, day: today(clock) })).map((row) => ({ ...row, isApplying: row.isApplying === 1 }));
  const restricted = prepareQuery(database, (personIds: readonly string[]) =>
    database.selectFrom('restrictions').select('personId').where('personId', 'in', personIds),
  );
  const notEnded = prepareQuery(database, ({ personId, day }: { personId: string; day: string }) =>
    all.where('personId', '=', personId).where(hasNotEnded(day)).orderBy('householdId'),
  );
  const everIn = prepareQuery(database, (householdIds: readonly string[]) => all.where('householdId', 'in', householdIds));
  return {
    memberships: (personIds: readonly string[]): Promise<Memberships[]> => currentOf({ personIds, day: today(clock) }),
    households: (ids: readonly string[]): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('id', 'in', ids).execute(),
    /** The current members of households, the head first. */
    members: (households: readonly string[]): Promise<HouseholdMemberRow[]> => readMembers({ households, among: null }),
    /** The members of one household who are among these persons. The number of other members does not affect the read (RO-4). */
    membersAmong: (householdId: string, among: readonly string[]): Promise<HouseholdMemberRow[]> =>
      readMembers({ households: [householdId], among }),
    /** The households whose application the account submitted. */
    heldHouseholds: prepareQuery(database, (accountId: string): Compilable<HouseholdRow> =>
      database.selectFrom('households').select('id').where('holderAccountId', '=', accountId),
    ),
    restricted: async (personIds: readonly string[]): Promise<string[]> =>
      (await restricted(personIds)).map(({ personId }) => personId),
    /** @returns the memberships of a person that last, and the households where the person is or will be a member */
    async placesOf(personId: string): Promise<{ readonly current: Memberships[]; readonly households: string[] }> {
      const day = today(clock);
      const rows = await notEnded({ personId, day });
      return {
        current: rows.filter(({ from }) => from <= day),
        households: [...new Set(rows.map(({ householdId }) => householdId))],
      };
    },
    /**
     * The seconds until a membership begins or ends in any of these households. They are not found by a subquery: as long as
     * PostgreSQL knows nothing of new rows, it would read the whole table for it.
     */
    async secondsToNextChange(householdIds: readonly string[]): Promise<number | null> {
      if (householdIds.length === 0) return null;
      const day = today(clock);
      const rows = await everIn(householdIds);
      const days = rows.flatMap(({ from, to }) => [from, to ?? '']).filter((date) => date > day);
      const next = days.sort()[0];
      // A day in Massachusetts begins at 4:00 or 5:00 UTC. An hour too early does no harm.
      return next === undefined ? null : Math.max(0, Math.floor((Date.parse(`${next}T04:00:00Z`) - clock()) / 1000));
    },
  };
}
