import type { Viewer } from '../../../schema/contract/viewer.ts';
import { loadMany } from '../../shared/loader.ts';
import { isAlertId } from './alert.ts';
import type { DismissalStore } from './dismissal-store.ts';

/** What the viewer's account has dismissed, within one request. */
export function createDismissalLoaders(store: DismissalStore) {
  const dismissals = loadMany(store.dismissals, ({ accountId }) => accountId);
  return {
    /** @returns the ids of the alerts that the viewer's account has dismissed */
    dismissed: async ({ standing: { accountId } }: Viewer): Promise<ReadonlySet<string>> =>
      new Set((accountId === null ? [] : await dismissals.load(accountId)).map(({ alertId }) => alertId)),
    /**
     * Notes that the viewer's account dismissed an alert. Whether there is such an alert for this viewer the other sources alone
     * could tell, and nobody is told: any id that an alert can have is noted.
     * @param dismissedAt RFC 3339
     */
    dismiss: async ({ standing: { accountId } }: Viewer, alertId: string, dismissedAt: string): Promise<void> => {
      if (accountId === null || !isAlertId(alertId)) return;
      await store.dismiss({ accountId, alertId, dismissedAt });
      dismissals.clear(accountId);
    },
  };
}
