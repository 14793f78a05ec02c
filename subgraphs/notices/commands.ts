import type { Viewer } from '../../schema/contract/viewer.ts';
import { isAlertId } from './alerts/alert.ts';
import { createDownloadCommands } from './letters/download-commands.ts';
import type { Loaders } from './loaders.ts';
import type { NoticeRow } from './rows.ts';
import type { Store } from './store.ts';

export type Commands = ReturnType<typeof createCommands>;

/** What a request may change: the marks of an account and the handles of a session, and nothing that comes from a source (UP-1). */
export const createCommands = (store: Store, loaders: Loaders) => ({
  ...createDownloadCommands(store, loaders.letterFor),

  /**
   * Marks a notice as read by the viewer's account; a mark that is there stays as it is.
   * @param readAt RFC 3339
   * @returns the notice; null, and nothing marked, when none with this id was sent to the viewer's person
   */
  markRead: async (viewer: Viewer, noticeId: string, readAt: string): Promise<NoticeRow | null> => {
    const { accountId } = viewer.standing;
    const sent = await loaders.notice(viewer, noticeId);
    if (accountId === null || sent === null) return null;
    await store.markRead({ accountId, noticeId, readAt });
    loaders.readMarks.clear(accountId);
    return sent;
  },

  /**
   * Records that the viewer's account dismissed an alert. Only the other sources could tell whether this viewer has such an
   * alert, so any id that an alert can have is recorded, and the answer is always the same.
   * @param dismissedAt RFC 3339
   */
  dismiss: async ({ standing: { accountId } }: Viewer, alertId: string, dismissedAt: string): Promise<void> => {
    if (accountId === null || !isAlertId(alertId)) return;
    await store.dismiss({ accountId, alertId, dismissedAt });
    loaders.dismissals.clear(accountId);
  },
});
