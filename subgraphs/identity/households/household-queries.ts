import type { Kysely } from 'kysely';
import { type Clock, today } from '../../shared/context.ts';
import type { HouseholdMemberRow, HouseholdRow, Memberships, Tables } from '../rows.ts';
import { hasNotEnded, isCurrent } from './current-members.ts';

/** Reads which persons are on which application, and which of them are restricted. */
export function createHouseholdQueries(database: Kysely<Tables>, clock: Clock) {
  const all = database.selectFrom('memberships').selectAll();
  const current = () => all.where(isCurrent(today(clock)));
  const readMembers = async (query: typeof all): Promise<HouseholdMemberRow[]> => {
    const rows = await query.orderBy('role').orderBy('personId').execute();
    return rows.map((row) => ({ ...row, isApplying: row.isApplying === 1 }));
  };
  return {
    memberships: (personIds: readonly string[]): Promise<Memberships[]> =>
      current().where('personId', 'in', personIds).orderBy('householdId').execute(),
    households: (ids: readonly string[]): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('id', 'in', ids).execute(),
    /** The current members of households, the head first. */
    members: (householdIds: readonly string[]): Promise<HouseholdMemberRow[]> =>
      readMembers(current().where('householdId', 'in', householdIds)),
    /** The members of one household who are among these persons. The number of other members does not affect the read (RO-4). */
    membersAmong: (householdId: string, personIds: readonly string[]): Promise<HouseholdMemberRow[]> =>
      readMembers(current().where('householdId', '=', householdId).where('personId', 'in', personIds)),
    /** The households whose application the account submitted. */
    heldHouseholds: (accountId: string): Promise<HouseholdRow[]> =>
      database.selectFrom('households').select('id').where('holderAccountId', '=', accountId).execute(),
    async restricted(personIds: readonly string[]): Promise<string[]> {
      const query = database.selectFrom('restrictions').select('personId').where('personId', 'in', personIds);
      return (await query.execute()).map(({ personId }) => personId);
    },
    /** The seconds until a membership begins or ends in any household where this person is or will be a member. */
    async secondsToNextChange(personId: string): Promise<number | null> {
      const day = today(clock);
      const places = all.where('personId', '=', personId).where(hasNotEnded(day));
      const own = places.clearSelect().select('householdId');
      const rows = await all.where('householdId', 'in', own).execute();
      const days = rows.flatMap(({ from, to }) => [from, to ?? '']).filter((date) => date > day);
      const next = days.sort()[0];
      // A day in Massachusetts begins at 4:00 or 5:00 UTC. An hour too early does no harm.
      return next === undefined ? null : Math.max(0, Math.floor((Date.parse(`${next}T04:00:00Z`) - clock()) / 1000));
    },
  };
}
