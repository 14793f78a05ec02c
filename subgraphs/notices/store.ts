import type { Compilable, Kysely } from 'kysely';
import type { Clock } from '../shared/context.ts';
import type { StoreEnvironment } from '../shared/define-subgraph.ts';
import { prepareQuery } from '../shared/database/prepare-query.ts';
import { prepareCounts, prepareSlices, type Slice } from '../shared/read-slices.ts';
import { createDismissalStore } from './alerts/dismissal-store.ts';
import { createLetterStore, type LetterSettings } from './letters/letter-store.ts';
import type { FeedRow, NoticeDecisionRow, NoticeRow, NoticeTable, ReadMark, Tables, TaxFormRow } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

const noticeFromTable = (row: NoticeTable): NoticeRow => ({
  ...row,
  __typename: 'Notice',
  recipientIds: JSON.parse(row.recipientIds) as string[],
  aboutIds: JSON.parse(row.aboutIds) as string[],
  regulationCitations: JSON.parse(row.regulationCitations) as string[],
});

/** The notices sent to a person, or those of them about one household in the order of mailing. */
export type SentTo = { readonly sentTo: string; readonly about?: string };

/** Notices of a person: a page of them, their number, and some by their ids. */
function createNoticePages(database: Kysely<Tables>) {
  const recipientsOf = ({ sentTo, about }: SentTo) => {
    const own = database.selectFrom('noticeRecipients').where('personId', '=', sentTo);
    return about === undefined ? own : own.where('noticeRecipients.householdId', '=', about);
  };
  const slices = prepareSlices(
    database,
    (of: SentTo & Slice) => ({
      rows: recipientsOf(of)
        .innerJoin('notices', 'notices.id', 'noticeRecipients.noticeId')
        .selectAll('notices')
        .select(of.about === undefined ? 'noticeRecipients.noticeDate as place' : 'noticeRecipients.mailedOn as place'),
      day: of.about === undefined ? 'noticeRecipients.noticeDate' : 'noticeRecipients.mailedOn',
      id: 'noticeRecipients.noticeId',
    }),
    ({ place }: NoticeTable & { readonly place: string | null }) => place,
  );
  return {
    /** @returns the notices of each slice, newest first */
    noticeSlices: async (of: readonly (SentTo & Slice)[]): Promise<NoticeRow[][]> =>
      (await slices(of)).map((rows) => rows.map(({ place: _, ...row }) => noticeFromTable(row))),

    /** @returns how many notices were sent to each */
    noticeCounts: prepareCounts(database, recipientsOf),

    /** @returns those of the notices that were sent to the person. Of a notice sent to others nothing is read (RO-4) */
    noticesAmong: async (personId: string, noticeIds: readonly string[]): Promise<NoticeRow[]> => {
      const rows = await database
        .selectFrom('noticeRecipients')
        .innerJoin('notices', 'notices.id', 'noticeRecipients.noticeId')
        .selectAll('notices')
        .where('noticeRecipients.personId', '=', personId)
        .where('noticeRecipients.noticeId', 'in', noticeIds)
        .execute();
      return rows.map(noticeFromTable);
    },
  };
}

/** Rows are unordered unless stated; the caller sorts them. */
export function createStore(database: Kysely<Tables>, _clock: Clock, outside: StoreEnvironment<LetterSettings>) {
  const sentTo = prepareQuery(database, (personIds: readonly string[]) =>
    database
      .selectFrom('noticeRecipients')
      .innerJoin('notices', 'notices.id', 'noticeRecipients.noticeId')
      .selectAll('notices')
      .select('noticeRecipients.personId as sentTo')
      .where('noticeRecipients.personId', 'in', personIds),
  );
  const decisions = database.selectFrom('decisions').selectAll();
  return {
    ...createLetterStore(database, outside),
    ...createDismissalStore(database),
    ...createNoticePages(database),

    /** @returns the notices sent to the persons, one row for each recipient: `sentTo` */
    noticesSentTo: async (personIds: readonly string[]): Promise<(NoticeRow & { readonly sentTo: string })[]> => {
      const rows = await sentTo(personIds);
      return rows.map(({ sentTo, ...row }) => ({ ...noticeFromTable(row), sentTo }));
    },

    decisionsOfNotices: prepareQuery(database, (noticeIds: readonly string[]): Compilable<NoticeDecisionRow> =>
      decisions.where('noticeId', 'in', noticeIds),
    ),

    decisionsOfPersons: prepareQuery(database, (personIds: readonly string[]): Compilable<NoticeDecisionRow> =>
      decisions.where('personId', 'in', personIds),
    ),

    taxForms: async (recipientIds: readonly string[]): Promise<TaxFormRow[]> => {
      const rows = await database.selectFrom('taxForms').selectAll().where('recipientId', 'in', recipientIds).execute();
      return rows.map((row) => ({ ...row, __typename: 'TaxForm' }));
    },

    readMarks: (accountIds: readonly string[]): Promise<ReadMark[]> =>
      database.selectFrom('readMarks').selectAll().where('accountId', 'in', accountIds).execute(),

    readMarksAmong: (accountIds: readonly string[], noticeIds: readonly string[]): Promise<ReadMark[]> =>
      database
        .selectFrom('readMarks')
        .selectAll()
        .where('accountId', 'in', accountIds)
        .where('noticeId', 'in', noticeIds)
        .execute(),

    /** Stores a read mark; the first one of an account and a notice is kept. */
    markRead: async (mark: ReadMark): Promise<void> => {
      await database
        .insertInto('readMarks')
        .values(mark)
        .onConflict((conflict) => conflict.columns(['accountId', 'noticeId']).doNothing())
        .execute();
    },

    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}
