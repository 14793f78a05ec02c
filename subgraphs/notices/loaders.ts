import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { loadMany, loadOne } from '../shared/loader.ts';
import { newestFirst } from '../shared/newest-first.ts';
import { createLetterLoaders } from './letters/letter-loaders.ts';
import type { Mail } from './alerts/causes-in-mail.ts';
import { createDismissalLoaders } from './alerts/dismissal-loaders.ts';
import type { NoticeDecisionRow, NoticeRow, Store, TaxFormRow } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const byDate = newestFirst<NoticeRow>(({ noticeDate }) => noticeDate);
const byMailing = newestFirst<NoticeRow | TaxFormRow>(({ mailedOn }) => mailedOn);
// Not by the day they take effect: where that day is hidden, the order would tell of it (RO-10).
const byId = (one: NoticeDecisionRow, other: NoticeDecisionRow) => (one.id < other.id ? -1 : 1);

/** The look-ups of one request, and the one change. */
export function createLoaders(store: Store) {
  const notice = loadOne(store.notices, ({ id }) => id);
  const sentTo = loadMany(store.noticesSentTo, (row) => row.sentTo);
  const taxForms = loadMany(store.taxForms, ({ recipientId }) => recipientId);
  const ofNotice = loadMany(store.decisionsOfNotices, ({ noticeId }) => noticeId);
  const ofPerson = loadMany(store.decisionsOfPersons, ({ personId }) => personId);
  const isSentTo = async (viewer: Viewer, noticeId: string): Promise<boolean> => {
    const row = await notice.load(noticeId);
    return row !== null && SUBJECT_POLICIES.recipient.permits(viewer, { recipient: row.recipientIds });
  };
  const readMarks = loadMany(store.readMarks, ({ accountId }) => accountId);

  return {
    ...createLetterLoaders(store),
    ...createDismissalLoaders(store),
    notice,
    /** Newest first. */
    noticesSentTo: async (personId: string): Promise<NoticeRow[]> => (await sentTo.load(personId)).toSorted(byDate),
    decisionsOfNotice: async (noticeId: string) => (await ofNotice.load(noticeId)).toSorted(byId),
    /** One's own from every notice; another person's from the notices sent to the viewer, for other mail stays hidden (RO-6). */
    decisionsOfPerson: async (viewer: Viewer, personId: string): Promise<NoticeDecisionRow[]> => {
      const rows = (await ofPerson.load(personId)).toSorted(byId);
      if (SUBJECT_POLICIES.self.permits(viewer, { person: personId })) return rows;
      const sent = await Promise.all(rows.map(({ noticeId }) => isSentTo(viewer, noticeId)));
      return rows.filter((_row, index) => sent[index]);
    },
    /** What was mailed to the viewer about the household, newest first. */
    mailings: async ({ standing: { personId } }: Viewer, householdId: string): Promise<(NoticeRow | TaxFormRow)[]> => {
      if (personId === null) return [];
      const [notices, forms] = await Promise.all([sentTo.load(personId), taxForms.load(personId)]);
      return [...notices, ...forms].filter((row) => row.householdId === householdId).toSorted(byMailing);
    },
    /** @returns when the viewer's account marked the notice as read */
    readAt: async ({ standing: { accountId } }: Viewer, noticeId: string): Promise<string | null> => {
      const marks = accountId === null ? [] : await readMarks.load(accountId);
      return marks.find((mark) => mark.noticeId === noticeId)?.readAt ?? null;
    },
    /**
     * Marks a notice as read by the viewer's account; a mark that is there stays as it is.
     * @param readAt RFC 3339
     * @returns the notice; null, and nothing marked, when none with this id was sent to the viewer's person
     */
    markRead: async (viewer: Viewer, noticeId: string, readAt: string): Promise<NoticeRow | null> => {
      const { accountId } = viewer.standing;
      if (accountId === null || !(await isSentTo(viewer, noticeId))) return null;
      await store.markRead({ accountId, noticeId, readAt });
      readMarks.clear(accountId);
      return notice.load(noticeId);
    },
    /** What was mailed to the viewer's person, and what the account has read of it. */
    mail: async ({ standing: { personId, accountId } }: Viewer): Promise<Mail> => {
      const marks = accountId === null ? [] : await readMarks.load(accountId);
      const read = new Set(marks.map(({ noticeId }) => noticeId));
      if (personId === null) return { notices: [], taxForms: [], read };
      return { notices: await sentTo.load(personId), taxForms: await taxForms.load(personId), read };
    },
    feed: store.feed,
  };
}
