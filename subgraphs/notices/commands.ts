import type { Viewer } from '../../schema/contract/viewer.ts';
import { isAlertId } from './alerts/alert.ts';
import { createDownloadCommands } from './letters/download-commands.ts';
import type { Loaders } from './loaders.ts';
import type { NoticeRow } from './rows.ts';
import type { Store } from './store.ts';

export type Commands = ReturnType<typeof createCommands>;

/** The changes that a request may make: to an account's marks and a session's handles, never to data of a source (UP-1). */
export const createCommands = (store: Store, loaders: Loaders) => ({
  ...createDownloadCommands(store, loaders.letterFor),

  /**
   * Marks a notice as read by the viewer's account; an existing mark is unchanged.
   * @param readAt RFC 3339
   * @returns the notice; null, without marking, when no notice with this id was sent to the viewer's person
   */
  markRead: async (viewer: Viewer, noticeId: string, readAt: string): Promise<NoticeRow | null> => {
    const { accountId } = viewer.standing;
    const sent = await loaders.notice(viewer, noticeId);
    if (accountId === null || sent === null) return null;
    await store.markRead({ accountId, noticeId, readAt });
    loaders.forgetMark(accountId, noticeId);
    return sent;
  },

  /**
   * Records that the viewer's account dismissed an alert. Only the other sources know whether this viewer has the alert.
   * Therefore any well-formed id is recorded, and the answer is always the same.
   * @param dismissedAt RFC 3339
   */
  dismiss: async ({ standing: { accountId } }: Viewer, alertId: string, dismissedAt: string): Promise<void> => {
    if (accountId === null || !isAlertId(alertId)) return;
    await store.dismiss({ accountId, alertId, dismissedAt });
    loaders.dismissals.clear(accountId);
  },
});
