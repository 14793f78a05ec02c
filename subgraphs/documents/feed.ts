import { z } from 'zod';
import { type AggregateKind, columnsOf, type FeedDefinition, key } from '../shared/feeds/feed-definition.ts';
import { day, enumsOf, id, list, text } from '../shared/feeds/feed-fields.ts';
import type { Channel, DocumentStatus, ProofCategory, RfiStatus } from './enums.generated.ts';
import type { DocumentRow, RfiRow } from './rows.ts';

const values = enumsOf(new URL('./schema.graphql', import.meta.url));

const CATEGORY = values<ProofCategory>('ProofCategory', 'What is to be proved.');

const DOCUMENT = z.strictObject({
  id: id('The id of the document.', 'doc-0101-1'),
  submitterId: id('Who sent it: a person, or an account that is linked to none.', 'p0101'),
  category: CATEGORY,
  channel: values<Channel>('Channel', 'How it came.'),
  status: values<DocumentStatus>('DocumentStatus', 'What has become of it.'),
  submittedOn: day('The day on which it was sent.'),
  receivedOn: day('The day on which it was received.').nullish(),
  notAcceptedReason: text('For NOT_ACCEPTED: why.', 'The page is cut off', 500).nullish(),
  rfiId: id('The request that it answers.', 'rfi-0101-1').nullish(),
});

const RFI = z.strictObject({
  id: id('The id of the request for information.', 'rfi-0101-1'),
  category: CATEGORY,
  aboutAdult: z.boolean().optional().meta({
    description: 'Whether the person is 18 or older; needed for IMMIGRATION_STATUS, whose requests to adults are masked.',
  }),
  status: values<RfiStatus>('RfiStatus', 'The state of the request.'),
  requestedOn: day('The day on which it was sent.'),
  dueOn: day('The day by which an answer is due; it comes from the source and is never computed.').nullish(),
});

const RECORDS = z.strictObject({
  documents: list(DOCUMENT, 'All documents about the person.'),
  rfis: list(RFI, 'All requests for information to the person.'),
});
type Records = z.infer<typeof RECORDS>;

const SENSITIVE: readonly ProofCategory[] = ['DISABILITY', 'PREGNANCY', 'INCARCERATION'];

/** Which proofs are masked to the head: three kinds always, immigration status if the person is an adult (RO-6). */
const isSensitive = (category: ProofCategory, aboutAdult: boolean): boolean =>
  SENSITIVE.includes(category) || (category === 'IMMIGRATION_STATUS' && aboutAdult);

const person: AggregateKind = {
  describes: "What MassHealth's document system has of one person.",
  records: RECORDS,
  toRows(personId, { documents, rfis }: Records, { problem }) {
    rfis.forEach(({ category, aboutAdult }, index) => {
      if (category === 'IMMIGRATION_STATUS' && aboutAdult === undefined)
        problem(`/rfis/${index}/aboutAdult`, 'must be given for IMMIGRATION_STATUS');
    });
    return {
      rows: {
        documents: documents.map((row) => ({ ...row, personId })),
        rfis: rfis.map(({ aboutAdult = false, ...row }) => ({
          ...row,
          personId,
          sensitive: Number(isSensitive(row.category, aboutAdult)),
        })),
      },
      defines: [
        ...documents.map((row, index) => key('document', row.id, `/documents/${index}/id`)),
        ...rfis.map((row, index) => key('rfi', row.id, `/rfis/${index}/id`)),
      ],
      refers: documents.flatMap(({ rfiId }, index) => (rfiId ? [key('rfi', rfiId, `/documents/${index}/rfiId`)] : [])),
    };
  },
  fromRows: (_id, { documents = [], rfis = [] }) => ({
    documents: documents.map(({ personId: _, ...row }) => row),
    rfis: rfis.map(({ personId: _, sensitive, ...row }) =>
      row['category'] === 'IMMIGRATION_STATUS' ? { ...row, aboutAdult: sensitive === 1 } : row,
    ),
  }),
};

/** What a feed of the document system says. */
export const feed: FeedDefinition = {
  name: 'documents',
  kinds: { person },
  tables: {
    documents: {
      kind: 'person',
      entity: { key: 'document', column: 'id' },
      columns: columnsOf<DocumentRow>(
        'id',
        'personId',
        'submitterId',
        'category',
        'channel',
        'status',
        'submittedOn',
        'receivedOn',
        'notAcceptedReason',
        'rfiId',
      ),
    },
    rfis: {
      kind: 'person',
      entity: { key: 'rfi', column: 'id' },
      columns: columnsOf<RfiRow>('id', 'personId', 'category', 'sensitive', 'status', 'requestedOn', 'dueOn'),
    },
  },
  defined: [
    { name: 'document', table: 'documents', expression: 't.id' },
    { name: 'rfi', table: 'rfis', expression: 't.id' },
  ],
  referred: [{ name: 'rfi', table: 'documents', expression: 't."rfiId"' }],
  outside: [
    { table: 'documents', column: 'personId', names: ['person'] },
    { table: 'documents', column: 'submitterId', names: ['person', 'account'] },
    { table: 'rfis', column: 'personId', names: ['person'] },
  ],
  counted: ['documents', 'rfis'],
};
