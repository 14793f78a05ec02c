import type { Connection, PageInfo } from '../shared/connection.ts';
import type { Channel, DocumentStatus, ProofCategory, RfiStatus } from './enums.generated.ts';

/** Columns are named after the schema's fields. */
export type DocumentRow = {
  readonly id: string;
  /** The person it is about. */
  readonly personId: string;
  /** A person, or an account that is linked to none. */
  readonly submitterId: string;
  readonly category: ProofCategory;
  readonly channel: Channel;
  readonly status: DocumentStatus;
  readonly submittedOn: string;
  readonly receivedOn: string | null;
  readonly notAcceptedReason: string | null;
  readonly rfiId: string | null;
};

/** A receipt is read from its document. */
export type DocumentReceiptRow = DocumentRow;

export type DocumentConnectionRow = Connection<DocumentRow>;
export type DocumentReceiptConnectionRow = Connection<DocumentReceiptRow>;
export type PageInfoRow = PageInfo;

type RfiTable = {
  readonly id: string;
  readonly personId: string;
  readonly category: ProofCategory;
  readonly sensitive: number;
  readonly status: RfiStatus;
  readonly requestedOn: string;
  readonly dueOn: string | null;
};

export type RfiRow = Omit<RfiTable, 'sensitive'> & { readonly sensitive: boolean };

export type FeedRow = { readonly asOf: string; readonly records: number };

export type Tables = { documents: DocumentRow; rfis: RfiTable; feed: FeedRow };
