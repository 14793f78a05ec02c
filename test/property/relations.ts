import type { ViewerRelation } from './viewer-relation.ts';
import type { Row } from './viewer-relation.ts';

/**
 * The relation of a viewer to an object, which is the column of the type's table. Null: there is no relation, and the object does
 * not exist for the viewer.
 */
export function relationTo(typeName: string, row: Row, by: ViewerRelation): string | null {
  const relation = RELATIONS[typeName.replace(/Labels$/, '')];
  if (!relation) throw new Error(`Nothing says what a viewer is to a ${typeName}`);
  return relation(row, by);
}

type Relation = (row: Row, by: ViewerRelation) => string | null;

const ofPerson: Relation = (row, by) => by.towards(String(row['personId']));

const ofAccount: Relation = (_row, { viewer }) => (viewer.accountId === null ? null : viewer.isDelegate ? 'delegate' : 'account');

const ofRecipients = (row: Row, by: ViewerRelation): string | null => {
  const recipients = (row['recipientIds'] ?? [row['recipientId']]) as string[];
  return by.personId !== null && recipients.includes(by.personId) ? 'recipient' : null;
};

const SENSITIVE = ['DISABILITY', 'PREGNANCY', 'INCARCERATION'];

function ofRfi(row: Row, by: ViewerRelation): string | null {
  const relation = by.towards(String(row['personId']));
  if (relation !== 'head') return relation?.startsWith('self') ? 'self' : relation;
  const isSensitive =
    SENSITIVE.includes(String(row['category'])) || (row['category'] === 'IMMIGRATION_STATUS' && row['aboutAdult']);
  return isSensitive ? 'head/sensitive' : 'head';
}

function ofAlert({ personId, accountId }: Row, by: ViewerRelation): string | null {
  if (personId === null) return accountId === by.viewer.accountId ? 'account' : null;
  const relation = by.towards(String(personId));
  return relation?.startsWith('self') ? 'self' : relation;
}

function ofDocument(row: Row, by: ViewerRelation): string | null {
  if (!by.submitted(String(row['submitterId']))) return null;
  const relation = by.towards(String(row['personId']));
  if (relation === null) return null;
  return { 'self/ma': 'about-self', 'self/lmg': 'about-self', head: 'about-member', restricted: 'about-restricted' }[relation];
}

function ofReceipt(row: Row, by: ViewerRelation): string | null {
  if (by.viewer.kind === 'partner') return 'partner';
  return by.submitted(String(row['submitterId'])) ? 'submitter' : null;
}

function ofRoot(_row: Row, { viewer, personId }: ViewerRelation): string {
  const { kind } = viewer;
  if (kind === 'partner') {
    const scopes = viewer.claims?.scopes ?? [];
    if (scopes.length === 2) return 'partner/both';
    return scopes.length === 0 ? 'partner' : `partner/${scopes[0]?.split(':')[0]}`;
  }
  if (kind !== 'person') return kind;
  if (viewer.isDelegate) return 'delegate';
  if (viewer.accountId === null) return 'stranger';
  return `${personId === null ? 'unlinked' : 'linked'}${viewer.signedInRecently ? '' : '/old'}`;
}

const ofNobody: Relation = (_row, { viewer }) => viewer.kind;

const PERSONAL =
  'Person PersonName Contact Address Phone HouseholdMember Eligibility Money Enrollment HealthConnectorEligibility PlanType NoticeDecision';
const ACCOUNT =
  'Viewer Account AccountLink ViewerRole AssistedSession SecurityEvent DocumentConnection DocumentEdge DocumentReceiptConnection DocumentReceiptEdge' +
  ' NoticeConnection NoticeEdge PageInfo UnlinkAccountPayload MarkNoticeReadPayload Dashboard TabSummary DismissAlertPayload';
const OPEN = 'FeedStatus Feed CoverageCheck CoverageStatus Help CustomerService SupportedApp';

const all = (names: string, relation: Relation) => Object.fromEntries(names.split(' ').map((name) => [name, relation]));

const RELATIONS: Readonly<Record<string, Relation>> = {
  ...all(PERSONAL, ofPerson),
  ...all(ACCOUNT, ofAccount),
  ...all(OPEN, ofNobody),
  ...all('Notice NoticeDownload TaxForm', ofRecipients),
  ...all('Query Mutation', ofRoot),
  Alert: ofAlert,
  Rfi: ofRfi,
  Document: ofDocument,
  DocumentReceipt: ofReceipt,
  Household: (row, by) => (by.isListedIn(String(row['id'])) ? 'listed' : null),
};
