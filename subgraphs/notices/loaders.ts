import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import type { List } from '../shared/connection.ts';
import { loadMany } from '../shared/loader.ts';
import { newestFirst } from '../shared/newest-first.ts';
import { loadSlices } from '../shared/read-slices.ts';
import { createLetterLoaders } from './letters/letter-loaders.ts';
import type { Mail } from './alerts/causes-in-mail.ts';
import { createDismissalLoaders } from './alerts/dismissal-loaders.ts';
import { isShown } from './letters/coverage-outcomes.ts';
import type { NoticeDecisionRow, NoticeRow, TaxFormRow } from './rows.ts';
import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

const byMailing = newestFirst<NoticeRow | TaxFormRow>(({ mailedOn }) => mailedOn);
const byId = (one: NoticeDecisionRow, other: NoticeDecisionRow) => (one.id < other.id ? -1 : 1);

type Sent = { readonly sentTo: string; readonly id: string };
type Marked = { readonly accountId: string; readonly noticeId: string };

/** Loads notices and their decisions, within one request. */
function createNoticeLoaders(store: Store) {
  const sentTo = loadMany(store.noticesSentTo, (row) => row.sentTo);
  const ofNotice = loadMany(store.decisionsOfNotices, ({ noticeId }) => noticeId);
  const ofPerson = loadMany(store.decisionsOfPersons, ({ personId }) => personId);
  const ownNotices = async ({ standing: { personId } }: Viewer): Promise<NoticeRow[]> =>
    personId === null ? [] : sentTo.load(personId);
  const ofViewer = loadSlices(async (keys: readonly Sent[]) => {
    const byPerson = Map.groupBy(keys, ({ sentTo: personId }) => personId);
    const read = async ([personId, own]: readonly [string, readonly Sent[]]) => {
      const found = await store.noticesAmong(
        personId,
        own.map(({ id }) => id),
      );
      return found.map((row) => [`${personId} ${row.id}`, row] as const);
    };
    const rows = new Map((await Promise.all([...byPerson].map(read))).flat());
    return keys.map(({ sentTo: personId, id }) => rows.get(`${personId} ${id}`) ?? null);
  });
  /**
   * Finds a notice by id if it was sent to the viewer, however many were. The same is read whether another person has a notice with
   * this id or the id is unknown (RO-4).
   */
  const notice = async ({ standing: { personId } }: Viewer, id: string): Promise<NoticeRow | null> =>
    personId === null ? null : ofViewer.load({ sentTo: personId, id });
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
  const slices = loadSlices(store.noticeSlices);
  const counts = loadSlices(store.noticeCounts);
  const readMarks = loadMany(store.readMarks, ({ accountId }) => accountId);
  /** The marks of the notices of a page, however many the account has. */
  const readMark = loadSlices(async (keys: readonly Marked[]) => {
    const marks = await store.readMarksAmong(
      [...new Set(keys.map(({ accountId }) => accountId))],
      keys.map(({ noticeId }) => noticeId),
    );
    return keys.map((key) => marks.find((mark) => mark.accountId === key.accountId && mark.noticeId === key.noticeId));
  });

  return {
    ...createLetterLoaders(store, (noticeId) => allDecisions.load(noticeId)),
    ...createDismissalLoaders(store),
    ...ofNotices,
    /** After the account has marked the notice. */
    forgetMark: (accountId: string, noticeId: string): void => {
      readMarks.clear(accountId);
      readMark.clear({ accountId, noticeId });
    },
    /** Notices sent to a person, newest first. */
    noticesSentTo: (personId: string): List<NoticeRow> => ({
      rowsAfter: (after, limit) => slices.load({ sentTo: personId, after, limit }),
      count: () => counts.load({ sentTo: personId }),
      placeOf: ({ noticeDate, id }) => ({ day: noticeDate, id }),
    }),
    /** The newest mail to the viewer about the household. Nobody has many tax forms, so these are read whole. */
    mailings: async (
      { standing: { personId } }: Viewer,
      householdId: string,
      limit: number,
    ): Promise<(NoticeRow | TaxFormRow)[]> => {
      if (personId === null) return [];
      const slice = { sentTo: personId, about: householdId, after: null, limit };
      const [notices, forms] = await Promise.all([slices.load(slice), taxForms.load(personId)]);
      const own = forms.filter((form) => form.householdId === householdId);
      return [...notices, ...own].toSorted(byMailing).slice(0, limit);
    },
    /** @returns when the viewer's account marked the notice as read */
    readAt: async ({ standing: { accountId } }: Viewer, noticeId: string): Promise<string | null> =>
      accountId === null ? null : ((await readMark.load({ accountId, noticeId }))?.readAt ?? null),
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
