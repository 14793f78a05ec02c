import type { Kysely, Transaction } from 'kysely';
import { type Clock, today } from '../../shared/context.ts';
import type { HouseholdRole } from '../enums.generated.ts';
import { recordChanges } from '../events/standing-changes.ts';
import type { Memberships, Tables } from '../rows.ts';
import { accountsOfHouseholds, householdsOf } from './accounts-of-households.ts';
import { isCurrent } from './current-members.ts';

/** Changes that alter standings. Each records whose in the same transaction (RO-9). */
export function createHouseholdChanges(database: Kysely<Tables>, clock: Clock) {
  /** @param persons whose households change */
  const change = (
    where: { readonly households?: readonly string[]; readonly persons?: readonly string[] },
    work: (transaction: Transaction<Tables>) => Promise<unknown>,
  ): Promise<void> =>
    database.transaction().execute(async (transaction) => {
      await work(transaction);
      const households = [...(where.households ?? []), ...(await householdsOf(transaction, where.persons ?? []))];
      await recordChanges(transaction, await accountsOfHouseholds(transaction, households));
    });
  const setRole = (transaction: Transaction<Tables>, householdId: string, role: HouseholdRole) =>
    transaction
      .updateTable('memberships')
      .set({ role })
      .where('householdId', '=', householdId)
      .where(isCurrent(today(clock)));
  return {
    addMembership: (membership: Memberships) =>
      change({ households: [membership.householdId] }, (transaction) =>
        transaction.insertInto('memberships').values(membership).execute(),
      ),
    /** @param on the first day on which the person is no longer a member, YYYY-MM-DD */
    endMembership: (householdId: string, personId: string, on: string) =>
      change({ households: [householdId] }, (transaction) =>
        transaction
          .updateTable('memberships')
          .set({ to: on })
          .where('householdId', '=', householdId)
          .where('personId', '=', personId)
          .where((row) => row.or([row('to', 'is', null), row('to', '>', on)]))
          .execute(),
      ),
    /** Makes a current member the head; the head until now becomes a member. */
    moveHead: (householdId: string, personId: string) =>
      change({ households: [householdId] }, async (transaction) => {
        await setRole(transaction, householdId, 'MEMBER').execute();
        await setRole(transaction, householdId, 'HEAD').where('personId', '=', personId).execute();
      }),
    setRestricted: (personId: string, restricted: boolean) =>
      change({ persons: [personId] }, async (transaction) => {
        await transaction.deleteFrom('restrictions').where('personId', '=', personId).execute();
        if (restricted) await transaction.insertInto('restrictions').values({ personId, reason: 'CONFIDENTIAL' }).execute();
      }),
  };
}
