import type { Connection, PageInfo } from '../shared/connection.ts';
import type { DeliveryMethod, NoticeType, TaxFormKind } from './enums.generated.ts';

/** Columns are named after the schema's fields; lists are stored as JSON. */
export type NoticeTable = {
  readonly id: string;
  readonly householdId: string;
  readonly recipientIds: string;
  readonly aboutIds: string;
  readonly type: NoticeType;
  readonly title: string;
  readonly noticeDate: string;
  readonly mailedOn: string | null;
  readonly language: string;
  readonly actionEffectiveOn: string | null;
  readonly reasonCode: string | null;
  readonly regulationCitations: string;
  readonly appealDueOn: string | null;
  readonly benefitsContinueIfAppealBy: string | null;
  readonly dueOn: string | null;
  readonly deliveredVia: DeliveryMethod | null;
};

type Lists = 'recipientIds' | 'aboutIds' | 'regulationCitations';

/** A notice as the source sends it. */
export type NoticeRecord = Omit<NoticeTable, Lists> & { readonly [List in Lists]: readonly string[] };
export type NoticeRow = NoticeRecord & { readonly __typename: 'Notice' };

export type NoticeConnectionRow = Connection<NoticeRow>;
export type PageInfoRow = PageInfo;

/** Finds the notices of a person, in order; repeats what the notice says. */
export type NoticeRecipient = Pick<NoticeTable, 'householdId' | 'noticeDate'> & {
  readonly noticeId: string;
  readonly personId: string;
  /** An empty text for a notice that was not mailed. */
  readonly mailedOn: string;
};

export type NoticeDecisionRow = {
  readonly id: string;
  readonly noticeId: string;
  readonly personId: string;
  readonly coverageType: string;
  readonly outcome: NoticeType;
  readonly effectiveOn: string | null;
};

export type TaxFormRecord = {
  readonly id: string;
  readonly householdId: string;
  readonly recipientId: string;
  readonly form: TaxFormKind;
  readonly taxYear: number;
  readonly title: string;
  readonly mailedOn: string | null;
  readonly language: string;
};
export type TaxFormRow = TaxFormRecord & { readonly __typename: 'TaxForm' };

export type ReadMark = { readonly accountId: string; readonly noticeId: string; readonly readAt: string };
export type FeedRow = { readonly asOf: string; readonly records: number };

export type Dismissal = { readonly accountId: string; readonly alertId: string; readonly dismissedAt: string };

/** The PDF that was sent to one recipient of a notice. Each recipient has their own letter, with their own address. */
export type LetterTable = {
  readonly noticeId: string;
  readonly recipientId: string;
  /** JSON: every person whom the letter names. */
  readonly namedIds: string;
  /** Names its file: 64 hexadecimal digits. */
  readonly sha256: string;
  /** Its length. */
  readonly bytes: number;
};

type DownloadHandle = {
  readonly handleHash: string;
  /** A hash of the session and the viewer's place in households for which the handle was created. */
  readonly boundTo: string;
  readonly noticeId: string;
  readonly recipientId: string;
  readonly expiresAt: string;
};

/** A letter as the source sends it. Its content is a file. */
export type LetterRow = Omit<LetterTable, 'namedIds'> & { readonly namedIds: readonly string[] };

export type Tables = {
  notices: NoticeTable;
  noticeRecipients: NoticeRecipient;
  decisions: NoticeDecisionRow;
  taxForms: TaxFormRecord;
  /** Belongs to the accounts; feeds never change it. */
  readMarks: ReadMark;
  /** Belongs to the accounts too. */
  dismissals: Dismissal;
  letters: LetterTable;
  /** Handles belong to the sessions; feeds never change them. */
  downloadHandles: DownloadHandle;
  feed: FeedRow;
};
