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

/** Loads notices and their decisions, within one request. */
function createNoticeLoaders(store: Store) {
  const sentTo = loadMany(store.noticesSentTo, (row) => row.sentTo);
  const ofNotice = loadMany(store.decisionsOfNotices, ({ noticeId }) => noticeId);
  const ofPerson = loadMany(store.decisionsOfPersons, ({ personId }) => personId);
  const ownNotices = async ({ standing: { personId } }: Viewer): Promise<NoticeRow[]> =>
    personId === null ? [] : sentTo.load(personId);
  /**
   * Finds a notice by id among those sent to the viewer. The same is read whether another person has a notice with this id or the
   * id is unknown (RO-4).
   */
  const notice = async (viewer: Viewer, id: string): Promise<NoticeRow | null> =>
    (await ownNotices(viewer)).find((row) => row.id === id) ?? null;
  const decisionsOfNotice = async (viewer: Viewer, noticeId: string): Promise<NoticeDecisionRow[]> =>
    (await ofNotice.load(noticeId)).filter((decision) => isShown(decision, viewer)).toSorted(byId);
  return {
    /** The notices sent to a person, in no order. */
    sentTo,
    notice,
    /** All decisions of a notice, regardless of the viewer. */
    allDecisions: ofNotice,
    /** The decisions that the viewer may know of. */
    decisionsOfNotice,
    /** The viewer's own decisions come from every notice. Another person's come only from notices sent to the viewer (RO-6). */
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
    /** Mail to the viewer about the household, newest first. */
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
    /** Mail to the viewer's person, and which of it the account has read. */
    mail: async ({ standing: { personId, accountId } }: Viewer): Promise<Mail> => {
      const marks = accountId === null ? [] : await readMarks.load(accountId);
      const read = new Set(marks.map(({ noticeId }) => noticeId));
      if (personId === null) return { notices: [], taxForms: [], read };
      return { notices: await sentTo.load(personId), taxForms: await taxForms.load(personId), read };
    },
    feed: store.feed,
  };
}
