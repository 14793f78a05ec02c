import type { DevClaims } from '../../gateway/sign-in/dev-issuer.ts';
import type { FeedRows } from '../demo/feed-lines.ts';
import { demoFeed as documentsFeed, type Feed as DocumentsFeed } from '../demo/documents.ts';
import { demoFeed as healthConnectorFeed, type Feed as HealthConnectorFeed } from '../demo/health-connector.ts';
import { demoFeed as identityFeed, type Feed as IdentityFeed } from '../demo/identity.ts';
import { demoFeed as massHealthFeed, type Feed as MassHealthFeed } from '../demo/masshealth.ts';
import { demoFeed as noticesFeed, type Feed as NoticesFeed } from '../demo/notices.ts';
import { DEMO_AS_OF, demoDay } from '../../subgraphs/shared/demo.ts';
import { completeRow } from '../tooling/complete-row.ts';

// A household of five whose head signs in with MA Login. No person is restricted and no proof is sensitive, so the head may see
// everything that the query selects, and a gateway without rules gives the same answer.

const DEMO = { ...identityFeed(), ...massHealthFeed(), ...healthConnectorFeed(), ...documentsFeed(), ...noticesFeed() };

const HOUSEHOLD = 'h50';
const ACCOUNT = 'acct-bench';
const SUBJECT = 'bench-head';
const HEAD = 'p5001';

/** The sign-in of the head. */
export const HEAD_SIGN_IN: DevClaims = { issuer: 'ma-login', subject: SUBJECT, scopes: [] };

const MEMBERS = [
  { id: HEAD, first: 'Alba', birthDate: '1984-03-11', relationship: 'SELF' },
  { id: 'p5002', first: 'Boris', birthDate: '1982-07-29', relationship: 'SPOUSE' },
  { id: 'p5003', first: 'Cleo', birthDate: '2009-01-17', relationship: 'CHILD' },
  { id: 'p5004', first: 'Dario', birthDate: '2014-11-05', relationship: 'CHILD' },
  { id: 'p5005', first: 'Edda', birthDate: '1951-09-23', relationship: 'PARENT' },
] as const;

type Member = (typeof MEMBERS)[number];

/** @returns `count` rows, made from 1, 2, … */
const rows = <Row>(count: number, row: (number: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index + 1));

const identity: IdentityFeed = {
  asOf: DEMO_AS_OF,
  credentials: [],
  records: [],
  mahealthconnectorAccounts: [],
  persons: MEMBERS.map(({ id, first, birthDate }) =>
    completeRow(DEMO.persons, {
      id,
      first,
      middle: null,
      last: 'Messwert',
      suffix: null,
      preferred: null,
      birthDate,
      massHealthId: `99900000${id.slice(1)}`,
      email: `${first.toLowerCase()}@example.org`,
      spokenLanguage: 'EN',
      writtenLanguage: 'EN',
      format: 'STANDARD',
      contactConfirmedOn: null,
    }),
  ),
  addresses: (['HOME', 'MAILING'] as const).map((usage) =>
    completeRow(DEMO.addresses, {
      personId: HEAD,
      usage,
      kind: 'STREET',
      line1: '1 Example Street',
      line2: null,
      city: 'Springfield',
      state: 'MA',
      zip: '01101',
    }),
  ),
  phones: [
    { personId: HEAD, kind: 'MOBILE', number: '617-555-0190', primary: 1 },
    { personId: HEAD, kind: 'HOME', number: '617-555-0191', primary: 0 },
  ],
  households: [{ id: HOUSEHOLD, holderAccountId: ACCOUNT }],
  memberships: MEMBERS.map(({ id, relationship }) => ({
    householdId: HOUSEHOLD,
    personId: id,
    role: id === HEAD ? 'HEAD' : 'MEMBER',
    isApplying: 1,
    relationshipToHead: relationship,
    from: demoDay(-400),
    to: null,
  })),
  restrictions: [],
  accounts: [
    {
      id: ACCOUNT,
      issuer: HEAD_SIGN_IN.issuer,
      subject: SUBJECT,
      provider: 'MA_LOGIN',
      firstName: 'Alba',
      lastName: 'Messwert',
      email: 'account@example.org',
      emailVerified: 1,
      createdOn: demoDay(-300),
    },
  ],
  links: (['MAHEALTHCONNECTOR', 'MASSHEALTH'] as const).map((kind) => ({
    accountId: ACCOUNT,
    kind,
    state: 'LINKED',
    method: 'AUTO_MA_LOGIN',
    linkedAt: DEMO_AS_OF,
    personId: HEAD,
  })),
};

const masshealth: MassHealthFeed = {
  asOf: DEMO_AS_OF,
  eligibility: MEMBERS.flatMap(({ id: personId }) =>
    rows(2, (number) =>
      completeRow(DEMO.eligibility, {
        id: `eligibility-${personId}-${number}`,
        personId,
        coverageType: number === 1 ? 'FAMILY_ASSISTANCE' : 'HEALTH_SAFETY_NET',
        status: 'APPROVED',
        decidedOn: demoDay(-40),
        start: demoDay(-38),
        end: null,
        renewalDueOn: demoDay(325),
        renewalIntervalMonths: 12,
        medicareSavingsProgram: null,
        premiumAmount: number === 1 ? '12.00' : null,
        asOf: DEMO_AS_OF,
      }),
    ),
  ),
  enrollments: MEMBERS.map(({ id: personId }) =>
    completeRow(DEMO.enrollments, {
      id: `enrollment-${personId}`,
      personId,
      kind: 'ACCOUNTABLE_CARE_PARTNERSHIP_PLAN',
      status: 'ENROLLED',
      planName: 'Plan for measurements',
      pcpName: 'Dr. Example',
      pcpSite: 'Example Community Health Center',
      start: demoDay(-30),
      end: null,
      planSelectionEndsOn: demoDay(60),
      fixedEnrollmentUntil: null,
      asOf: DEMO_AS_OF,
    }),
  ),
  members: [],
};

const healthConnector: HealthConnectorFeed = {
  asOf: DEMO_AS_OF,
  eligibilities: MEMBERS.map(({ id: personId }) =>
    completeRow(DEMO.eligibilities, {
      id: `hce-${personId}`,
      personId,
      program: 'CONNECTORCARE',
      status: 'ENROLLED',
      planYear: 2026,
    }),
  ),
  planTypes: [
    completeRow(DEMO.planTypes, {
      personId: HEAD,
      planYear: 2026,
      program: 'CONNECTORCARE',
      connectorCarePlanType: 'TYPE_3B',
      metalTier: null,
    }),
  ],
};

const rfiOf = ({ id: personId }: Member, number: number): DocumentsFeed['rfis'][number] =>
  completeRow(DEMO.rfis, {
    id: `rfi-${personId}-${number}`,
    personId,
    aboutAdult: true,
    category: number === 1 ? 'INCOME' : 'RESIDENCY',
    status: 'OPEN',
    requestedOn: demoDay(-20),
    dueOn: demoDay(70),
  });

const documents: DocumentsFeed = {
  asOf: DEMO_AS_OF,
  documents: rows(5, (number) =>
    completeRow(DEMO.documents, {
      id: `doc-${number}`,
      personId: HEAD,
      submitterId: HEAD,
      category: 'INCOME',
      channel: 'UPLOAD',
      status: 'IN_REVIEW',
      submittedOn: demoDay(-10 - number),
      receivedOn: demoDay(-9 - number),
      notAcceptedReason: null,
      rfiId: null,
    }),
  ),
  rfis: MEMBERS.flatMap((member) => rows(2, (number) => rfiOf(member, number))),
};

const noticeOf = (number: number): NoticesFeed['notices'][number] =>
  completeRow(DEMO.notices, {
    id: `ntc-${number}`,
    householdId: HOUSEHOLD,
    recipientIds: [HEAD],
    aboutIds: MEMBERS.map(({ id }) => id),
    type: 'APPROVAL',
    title: `Notice ${number} about the coverage of your household`,
    noticeDate: demoDay(-40 - number),
    mailedOn: demoDay(-40 - number),
    language: 'en',
    actionEffectiveOn: demoDay(-38),
    reasonCode: null,
    regulationCitations: ['130 CMR 505.002'],
    appealDueOn: demoDay(20),
    benefitsContinueIfAppealBy: null,
    dueOn: null,
    deliveredVia: 'MAIL',
  });

const notices: NoticesFeed = {
  asOf: DEMO_AS_OF,
  notices: rows(5, noticeOf),
  decisions: MEMBERS.flatMap(({ id: personId }) =>
    rows(2, (number) =>
      completeRow(DEMO.decisions, {
        id: `dec-${personId}-${number}`,
        noticeId: `ntc-${number}`,
        personId,
        coverageType: 'FAMILY_ASSISTANCE',
        outcome: 'APPROVAL',
        effectiveOn: demoDay(-38),
      }),
    ),
  ),
  taxForms: [],
  letters: [],
};

/** The household as delivered by each source, by subgraph. */
export const HOUSEHOLD_FEEDS: FeedRows = {
  identity,
  masshealth,
  'health-connector': healthConnector,
  documents,
  notices,
};
