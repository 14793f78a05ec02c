import type { AlertFactCode, DocumentStatus, RfiStatus } from '../enums.generated.ts';
import type { AlertFact } from '../schema.generated.ts';
import type { DocumentRow, RfiRow } from '../rows.ts';

const OF_RFI: Readonly<Partial<Record<RfiStatus, AlertFactCode>>> = {
  OPEN: 'RFI_OPEN',
  PARTIAL: 'RFI_OPEN',
  OVERDUE: 'RFI_OVERDUE',
};

const OF_DOCUMENT: Readonly<Partial<Record<DocumentStatus, AlertFactCode>>> = {
  RECEIVED: 'DOCUMENT_RECEIVED',
  IN_REVIEW: 'DOCUMENT_RECEIVED',
  NOT_ACCEPTED: 'DOCUMENT_NOT_ACCEPTED',
  UNREADABLE: 'DOCUMENT_NOT_ACCEPTED',
};

/** @returns the facts of requests that can cause an alert; never the category, which may be masked (RO-6) */
export const rfiFacts = (rfis: readonly RfiRow[]): AlertFact[] =>
  rfis.flatMap(({ id, personId, status, dueOn }) => {
    const code = OF_RFI[status];
    return code ? [{ id, personId, code, on: dueOn }] : [];
  });

/** @returns the facts of documents that can cause an alert */
export const documentFacts = (documents: readonly DocumentRow[]): AlertFact[] =>
  documents.flatMap(({ id, personId, status, receivedOn, submittedOn }) => {
    const code = OF_DOCUMENT[status];
    return code ? [{ id, personId, code, on: receivedOn ?? submittedOn }] : [];
  });
