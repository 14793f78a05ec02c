import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { loadMany } from '../shared/loader.ts';
import { newestFirst } from '../shared/newest-first.ts';
import { createLetterLoaders } from './letters/letter-loaders.ts';
import type { Mail } from './alerts/causes-in-mail.ts';
import { createDismissalLoaders } from './alerts/dismissal-loaders.ts';
import { isShown } from './letters/coverage-outcomes.ts';
import type { NoticeDecisionRow, NoticeRow, TaxFormRow } from './rows.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const byDate = newestFirst<NoticeRow>(({ noticeDate }) => noticeDate);
const byMailing = newestFirst<NoticeRow | TaxFormRow>(({ mailedOn }) => mailedOn);
const byId = (one: NoticeDecisionRow, other: NoticeDecisionRow) => (one.id < other.id ? -1 : 1);

/** The notices of one request, and what they decide. */
function createNoticeLoaders(store: Store) {
  const sentTo = loadMany(store.noticesSentTo, (row) => row.sentTo);
  const ofNotice = loadMany(store.decisionsOfNotices, ({ noticeId }) => noticeId);
  const ofPerson = loadMany(store.decisionsOfPersons, ({ personId }) => personId);
  const ownNotices = async ({ standing: { personId } }: Viewer): Promise<NoticeRow[]> =>
    personId === null ? [] : sentTo.load(personId);
  /**
   * By id, from among what was sent to the viewer: whether somebody else has a notice of this id, or nobody, the same is read
   * (RO-4).
   */
  const notice = async (viewer: Viewer, id: string): Promise<NoticeRow | null> =>
    (await ownNotices(viewer)).find((row) => row.id === id) ?? null;
  const decisionsOfNotice = async (viewer: Viewer, noticeId: string): Promise<NoticeDecisionRow[]> =>
    (await ofNotice.load(noticeId)).filter((decision) => isShown(decision, viewer)).toSorted(byId);
  return {
    /** The notices sent to a person, in no order. */
    sentTo,
    notice,
    /** All of a notice, whoever looks. */
    allDecisions: ofNotice,
    /** Those that the viewer may know of. */
    decisionsOfNotice,
    /** One's own from every notice; another person's from the notices sent to the viewer, for other mail stays hidden (RO-6). */
    decisionsOfPerson: async (viewer: Viewer, personId: string): Promise<NoticeDecisionRow[]> => {
      if (SUBJECT_POLICIES.self.permits(viewer, { person: personId })) return (await ofPerson.load(personId)).toSorted(byId);
      const notices = await ownNotices(viewer);
      const decisions = await Promise.all(notices.map(({ id }) => decisionsOfNotice(viewer, id)));
      return decisions
        .flat()
        .filter((decision) => decision.personId === personId)
        .toSorted(byId);
    },
  };
}

/** The look-ups of one request. */
export function createLoaders(store: Store) {
  const { sentTo, allDecisions, ...ofNotices } = createNoticeLoaders(store);
  const taxForms = loadMany(store.taxForms, ({ recipientId }) => recipientId);
  const readMarks = loadMany(store.readMarks, ({ accountId }) => accountId);

  return {
    ...createLetterLoaders(store, (noticeId) => allDecisions.load(noticeId)),
    ...createDismissalLoaders(store),
    ...ofNotices,
    /** By account. */
    readMarks,
    /** Newest first. */
    noticesSentTo: async (personId: string): Promise<NoticeRow[]> => (await sentTo.load(personId)).toSorted(byDate),
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
