import type { Kysely } from 'kysely';
import type { Dismissal, Tables } from '../rows.ts';

/** Far more than a household's alerts, and few enough to bound dismissals of ids that are not alerts. */
const DISMISSALS_KEPT = 500;

/** Stores the alerts that accounts have dismissed. */
export function createDismissalStore(database: Kysely<Tables>) {
  return {
    dismissals: (accountIds: readonly string[]): Promise<Dismissal[]> =>
      database.selectFrom('dismissals').selectAll().where('accountId', 'in', accountIds).execute(),

    /** Records that an account dismissed an alert. The latest `DISMISSALS_KEPT` of each account are kept. */
    dismiss: async (dismissal: Dismissal): Promise<void> => {
      await database
        .insertInto('dismissals')
        .values(dismissal)
        .onConflict((conflict) => conflict.columns(['accountId', 'alertId']).doNothing())
        .execute();
      const own = database.selectFrom('dismissals').select('alertId').where('accountId', '=', dismissal.accountId);
      const kept = own.orderBy('dismissedAt', 'desc').orderBy('alertId').limit(DISMISSALS_KEPT);
      await database
        .deleteFrom('dismissals')
        .where('accountId', '=', dismissal.accountId)
        .where('alertId', 'not in', kept)
        .execute();
    },
  };
}

export type DismissalStore = ReturnType<typeof createDismissalStore>;
