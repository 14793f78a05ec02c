import type { Viewer } from '../../../schema/contract/viewer.ts';
import { loadMany } from '../../shared/loader.ts';
import type { DismissalStore } from './dismissal-store.ts';

/** Loads the alerts that the viewer's account has dismissed, within one request. */
export function createDismissalLoaders(store: DismissalStore) {
  const dismissals = loadMany(store.dismissals, ({ accountId }) => accountId);
  return {
    /** By account. */
    dismissals,
    /** @returns the ids of the alerts that the viewer's account has dismissed */
    dismissed: async ({ standing: { accountId } }: Viewer): Promise<ReadonlySet<string>> =>
      new Set((accountId === null ? [] : await dismissals.load(accountId)).map(({ alertId }) => alertId)),
  };
}
