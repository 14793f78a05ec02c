import { SUBJECT_POLICIES } from '../../schema/contract/policies.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { connectionOf } from '../shared/connection.ts';
import type { SubgraphContext } from '../shared/context.ts';
import { labelOf, labelResolvers } from '../shared/labels.ts';
import { seesPerson } from '../shared/visible-persons.ts';
import { inFull, ownWithheldResolvers, type WithheldReason, withheldResolvers } from '../shared/withheld.ts';
import type { Loaders } from './loaders.ts';
import type { DocumentStatus, ReceiptState } from './enums.generated.ts';
import type { Resolvers } from './schema.generated.ts';
import type { RfiRow } from './rows.ts';

/** A receipt reveals no more than this about a document (RO-7). "Not seen yet" stays distinct from "received" (DO-3). */
const RECEIPT_STATE: Readonly<Record<DocumentStatus, ReceiptState>> = {
  NOT_SEEN: 'NOT_SEEN',
  RECEIVED: 'RECEIVED',
  IN_REVIEW: 'IN_REVIEW',
  PROCESSED: 'RECEIVED',
  NOT_ACCEPTED: 'RECEIVED',
  DUPLICATE: 'RECEIVED',
  UNREADABLE: 'RECEIVED',
};

type Context = SubgraphContext<Loaders>;

/** A viewer who sees the request and is not the person is the head (RO-6). */
const categoryWithheld = ({ personId, sensitive }: RfiRow, viewer: Viewer): WithheldReason | null =>
  sensitive && !SUBJECT_POLICIES.self.permits(viewer, { person: personId }) ? 'SENSITIVE' : null;

export const resolvers: Resolvers<Context> = {
  Query: {
    document: (_root, { id }, { viewer, loaders }) => loaders.document(viewer, id),
    rfi: (_root, { id }, { viewer, loaders }) => loaders.rfi(viewer, id),
    documentReceipt: (_root, { id }, { loaders }) => loaders.anyDocument.load(id),
    feedStatus: async (_root, _args, { loaders }) => ({ documents: await loaders.feed() }),
  },
  Viewer: {
    __resolveReference: ({ id }, { viewer }) => (id === viewer.standing.accountId ? { id } : null),
    receipts: (_viewer, page, { viewer, loaders }) => connectionOf(loaders.receipts(viewer), page),
  },
  Person: {
    __resolveReference: (reference) => reference,
    documents: (_person, page, { viewer, loaders }) => connectionOf(loaders.documents(viewer), page),
    rfis: ({ id }, _args, { loaders }) => loaders.rfisOf([id]),
    ...ownWithheldResolvers({
      documents: (_person, { viewer, loaders }: Context) => loaders.documents(viewer).rowsAfter(null, 1),
    }),
    ...withheldResolvers({ rfis: inFull((person, { loaders }: Context) => loaders.rfisOf([person])) }),
  },
  Household: {
    __resolveReference: (reference) => reference,
    rfis: ({ id }, _args, { viewer, loaders }) => loaders.rfisOfHousehold(viewer, id),
    documents: ({ id }, page, { viewer, loaders }) => connectionOf(loaders.documentsOfHousehold(viewer, id), page),
  },
  Document: {
    __resolveReference: ({ id }, { viewer, loaders }) => loaders.document(viewer, id),
    about: ({ personId }) => ({ id: personId }),
    rfi: ({ rfiId }, _args, { viewer, loaders }) => (rfiId === null ? null : loaders.rfi(viewer, rfiId)),
    labels: (document) => document,
  },
  DocumentLabels: labelResolvers({
    category: 'ProofCategory',
    channel: 'Channel',
    status: 'DocumentStatus',
    submittedOn: 'day',
    receivedOn: 'day',
  }),
  Rfi: {
    __resolveReference: ({ id }, { viewer, loaders }) => loaders.rfi(viewer, id),
    about: ({ personId }) => ({ id: personId }),
    categoryWithheld: (rfi, _args, { viewer }) => categoryWithheld(rfi, viewer),
    documents: ({ id }, _args, { viewer, loaders }) => loaders.documentsOfRfi(viewer, id),
    labels: (rfi) => rfi,
  },
  RfiLabels: {
    ...labelResolvers({ category: 'ProofCategory', status: 'RfiStatus', requestedOn: 'day', dueOn: 'day' }),
    categoryWithheld: (rfi, _args, { viewer, locale }) => labelOf('WithheldReason', categoryWithheld(rfi, viewer), locale),
  },
  AlertFacts: {
    __resolveReference: ({ id }, { viewer }) => (seesPerson(viewer, id) ? { id } : null),
    proofs: ({ id }, _args, { viewer, loaders }) => loaders.alertFacts(viewer, id),
  },
  DocumentReceipt: {
    state: ({ status }) => RECEIPT_STATE[status],
    labels: (receipt) => receipt,
  },
  DocumentReceiptLabels: {
    ...labelResolvers({ category: 'ProofCategory', submittedOn: 'day', receivedOn: 'day' }),
    state: ({ status }, _args, { locale }) => labelOf('ReceiptState', RECEIPT_STATE[status], locale),
  },
};
