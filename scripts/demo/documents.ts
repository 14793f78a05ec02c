import { DEMO_AS_OF, demoDay, demoPerson, watermark } from '../../subgraphs/shared/demo.ts';
import { demoRequest } from '../../subgraphs/shared/demo-dates.ts';
import type { Channel, DocumentStatus, ProofCategory, RfiStatus } from '../../subgraphs/documents/enums.generated.ts';
import type { DocumentRow, RfiRow } from '../../subgraphs/documents/rows.ts';

/** The data of MassHealth's document system. `asOf` is when the data was created. */
export type Feed = {
  readonly asOf: string;
  readonly documents: readonly DocumentRow[];
  /** `aboutAdult`: whether the person was 18 or older at `asOf`. */
  readonly rfis: readonly (Omit<RfiRow, 'sensitive'> & { readonly aboutAdult: boolean })[];
};

/** @returns the rows of the demo households */
export function demoFeed(): Feed {
  return { asOf: DEMO_AS_OF, documents: DEMO_DOCUMENTS.map(demoDocument), rfis: DEMO_RFIS.map(demoRfi) };
}

/** `sent` and `received` count days from T; a document that has not been seen was not received. */
type DemoDocument = readonly [
  id: string,
  by: string,
  proof: ProofCategory,
  via: Channel,
  status: DocumentStatus,
  sent: number,
  received: number | null,
  rfiId?: string,
];

/** A demo id, as doc-0201-1, names the person it is about. */
const personOf = (id: string): string => `p${id.slice(4, 8)}`;

function demoDocument([id, by, proof, via, status, sent, received, rfiId]: DemoDocument): DocumentRow {
  return {
    id,
    personId: personOf(id),
    submitterId: by,
    category: proof,
    channel: via,
    status,
    submittedOn: demoDay(sent),
    receivedOn: received === null ? null : demoDay(received),
    notAcceptedReason: status === 'NOT_ACCEPTED' ? watermark(personOf(id), `${id} notAcceptedReason`) : null,
    rfiId: rfiId ?? null,
  };
}

const ADA = demoPerson(1, 1);
const BRUNO = demoPerson(2, 1);
const CARLA = demoPerson(2, 2);
const IRMA = demoPerson(4, 1);
const HUGO = demoPerson(4, 2);
const LARA = demoPerson(6, 1);
const MARISOL = demoPerson(7, 1);
const OSKAR = demoPerson(9, 1);
const ROSA = demoPerson(9, 4);
const SAMIR = demoPerson(10, 1);
const UWE = demoPerson(11, 1);
const TOVA = demoPerson(11, 2);
const ZOE = demoPerson(13, 1);
/** Fiona is on no application: what she uploads for her mother belongs to her account. */
const FIONA = 'acct-fiona-ma';

const DEMO_DOCUMENTS: readonly DemoDocument[] = [
  ['doc-0101-1', ADA, 'INCOME', 'FAX', 'PROCESSED', -40, -39, 'rfi-0101-1'],
  ['doc-0201-1', BRUNO, 'INCOME', 'UPLOAD', 'PROCESSED', -50, -49],
  ['doc-0202-1', CARLA, 'IMMIGRATION_STATUS', 'MAIL', 'IN_REVIEW', -9, -5, 'rfi-0202-1'],
  ['doc-0203-1', BRUNO, 'SSN', 'UPLOAD', 'RECEIVED', -8, -7, 'rfi-0203-1'],
  ['doc-0204-1', BRUNO, 'DATE_OF_BIRTH', 'MAIL', 'RECEIVED', -7, -3, 'rfi-0204-1'],
  ['doc-0301-1', FIONA, 'RESIDENCY', 'UPLOAD', 'IN_REVIEW', -6, -5, 'rfi-0301-1'],
  ['doc-0401-1', IRMA, 'INCOME', 'UPLOAD', 'PROCESSED', -33, -32],
  ['doc-0401-2', IRMA, 'INCOME', 'FAX', 'DUPLICATE', -31, -31],
  ['doc-0402-1', HUGO, 'INCOME', 'MAIL', 'NOT_SEEN', -3, null, 'rfi-0402-1'],
  ['doc-0403-1', IRMA, 'DATE_OF_BIRTH', 'FAX', 'UNREADABLE', -12, -12, 'rfi-0403-1'],
  ['doc-0601-1', LARA, 'INCOME', 'E_SUBMISSION', 'PROCESSED', -70, -70],
  ['doc-0701-1', MARISOL, 'RESIDENCY', 'IN_PERSON', 'PROCESSED', -20, -20],
  ['doc-0903-1', OSKAR, 'IMMIGRATION_STATUS', 'UPLOAD', 'NOT_ACCEPTED', -15, -14, 'rfi-0903-1'],
  ['doc-0904-1', ROSA, 'IMMIGRATION_STATUS', 'IN_PERSON', 'IN_REVIEW', -10, -10, 'rfi-0904-1'],
  ['doc-1001-1', SAMIR, 'INCOME', 'FAX', 'IN_REVIEW', -2, -2, 'rfi-1001-1'],
  ['doc-1101-1', UWE, 'RESIDENCY', 'UPLOAD', 'PROCESSED', -45, -44],
  ['doc-1102-1', TOVA, 'RESIDENCY', 'MAIL', 'RECEIVED', -4, -1, 'rfi-1102-1'],
  ['doc-1302-1', ZOE, 'CITIZENSHIP', 'UPLOAD', 'PROCESSED', -90, -89, 'rfi-1302-1'],
  ['doc-1304-1', ZOE, 'RELATIONSHIP', 'UPLOAD', 'PROCESSED', -60, -58],
];

/** `demoRequest` gives the dates when it was sent and is due. */
type DemoRfi = readonly [id: string, proof: ProofCategory, status: RfiStatus];

/** Eva, Dani, Jo, Noa, Quinn, Yara, Max, Lio and Ida. */
const MINORS: readonly string[] = ['p0203', 'p0204', 'p0403', 'p0702', 'p0903', 'p1302', 'p1303', 'p1304', 'p1402'];

const demoRfi = ([id, proof, status]: DemoRfi): Feed['rfis'][number] => ({
  id,
  personId: personOf(id),
  aboutAdult: !MINORS.includes(personOf(id)),
  category: proof,
  status,
  ...demoRequest(id),
});

const DEMO_RFIS: readonly DemoRfi[] = [
  ['rfi-0101-1', 'INCOME', 'SATISFIED'],
  ['rfi-0202-1', 'IMMIGRATION_STATUS', 'PARTIAL'],
  ['rfi-0203-1', 'SSN', 'OPEN'],
  ['rfi-0204-1', 'DATE_OF_BIRTH', 'PARTIAL'],
  ['rfi-0301-1', 'RESIDENCY', 'PARTIAL'],
  ['rfi-0402-1', 'INCOME', 'OPEN'],
  ['rfi-0403-1', 'DATE_OF_BIRTH', 'OPEN'],
  ['rfi-0501-1', 'ASSETS', 'OPEN'],
  ['rfi-0601-1', 'TAX_STATUS', 'WITHDRAWN'],
  ['rfi-0701-1', 'PREGNANCY', 'SATISFIED_ELECTRONICALLY'],
  ['rfi-0702-1', 'SSN', 'OPEN'],
  ['rfi-0902-1', 'OTHER_INSURANCE', 'CLOSED_ADVERSE'],
  ['rfi-0903-1', 'IMMIGRATION_STATUS', 'OPEN'],
  ['rfi-0904-1', 'IMMIGRATION_STATUS', 'PARTIAL'],
  ['rfi-1001-1', 'INCOME', 'OVERDUE'],
  ['rfi-1001-2', 'CITIZENSHIP', 'OPEN'],
  ['rfi-1102-1', 'RESIDENCY', 'PARTIAL'],
  ['rfi-1201-1', 'DISABILITY', 'OPEN'],
  ['rfi-1302-1', 'CITIZENSHIP', 'SATISFIED'],
  ['rfi-1303-1', 'IDENTITY', 'OPEN'],
];
