import type { FeedRows } from '../demo/feed-lines.ts';
import { demoFeed as documentsFeed, type Feed as DocumentsFeed } from '../demo/documents.ts';
import { demoFeed as healthConnectorFeed, type Feed as HealthConnectorFeed } from '../demo/health-connector.ts';
import { demoFeed as identityFeed, type Feed as IdentityFeed } from '../demo/identity.ts';
import { demoFeed as massHealthFeed, type Feed as MassHealthFeed } from '../demo/masshealth.ts';
import { demoFeed as noticesFeed, type Feed as NoticesFeed } from '../demo/notices.ts';
import { DEMO_AS_OF, demoDay } from '../../subgraphs/shared/demo.ts';
import { completeRow } from '../tooling/complete-row.ts';
import { ALL, HEADS, type Household, HOUSEHOLDS, ISSUER, type Member, rows, subjectOf } from './household.ts';

const DEMO = { ...identityFeed(), ...massHealthFeed(), ...healthConnectorFeed(), ...documentsFeed(), ...noticesFeed() };

const identity: IdentityFeed = {
  asOf: DEMO_AS_OF,
  credentials: [],
  records: [],
  mahealthconnectorAccounts: [],
  persons: ALL.map(({ id, first, birthDate }) =>
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
  addresses: HEADS.flatMap(({ id: personId }) =>
    (['HOME', 'MAILING'] as const).map((usage) =>
      completeRow(DEMO.addresses, {
        personId,
        usage,
        kind: 'STREET',
        line1: '1 Example Street',
        line2: null,
        city: 'Springfield',
        state: 'MA',
        zip: '01101',
      }),
    ),
  ),
  phones: HEADS.flatMap(({ id: personId }) => [
    { personId, kind: 'MOBILE' as const, number: '617-555-0190', primary: 1 as const },
    { personId, kind: 'HOME' as const, number: '617-555-0191', primary: 0 as const },
  ]),
  households: HOUSEHOLDS.map(({ id, account }) => ({ id, holderAccountId: account })),
  memberships: HOUSEHOLDS.flatMap(({ id: householdId, members }) =>
    members.map(({ id, relationship }) => ({
      householdId,
      personId: id,
      role: relationship === 'SELF' ? ('HEAD' as const) : ('MEMBER' as const),
      isApplying: 1 as const,
      relationshipToHead: relationship,
      from: demoDay(-400),
      to: null,
    })),
  ),
  restrictions: [],
  accounts: HOUSEHOLDS.map(({ account, size }) => ({
    id: account,
    issuer: ISSUER,
    subject: subjectOf(size),
    provider: 'MA_LOGIN',
    firstName: 'Alba',
    lastName: 'Messwert',
    email: `account-${size}@example.org`,
    emailVerified: 1,
    createdOn: demoDay(-300),
  })),
  links: HOUSEHOLDS.flatMap(({ account, members }) =>
    (['MAHEALTHCONNECTOR', 'MASSHEALTH'] as const).map((kind) => ({
      accountId: account,
      kind,
      state: 'LINKED' as const,
      method: 'AUTO_MA_LOGIN' as const,
      linkedAt: DEMO_AS_OF,
      personId: members[0]?.id ?? '',
    })),
  ),
};

const masshealth: MassHealthFeed = {
  asOf: DEMO_AS_OF,
  eligibility: ALL.flatMap(({ id: personId }) =>
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
  enrollments: ALL.map(({ id: personId }) =>
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
  eligibilities: ALL.map(({ id: personId }) =>
    completeRow(DEMO.eligibilities, {
      id: `hce-${personId}`,
      personId,
      program: 'CONNECTORCARE',
      status: 'ENROLLED',
      planYear: 2026,
    }),
  ),
  planTypes: HEADS.map(({ id: personId }) =>
    completeRow(DEMO.planTypes, {
      personId,
      planYear: 2026,
      program: 'CONNECTORCARE',
      connectorCarePlanType: 'TYPE_3B',
      metalTier: null,
    }),
  ),
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

const documentOf = (head: string, number: number): DocumentsFeed['documents'][number] =>
  completeRow(DEMO.documents, {
    id: `doc-${head}-${number}`,
    personId: head,
    submitterId: head,
    category: 'INCOME',
    channel: 'UPLOAD',
    status: 'IN_REVIEW',
    submittedOn: demoDay(-10 - number),
    receivedOn: demoDay(-9 - number),
    notAcceptedReason: null,
    rfiId: null,
  });

const documents: DocumentsFeed = {
  asOf: DEMO_AS_OF,
  documents: HEADS.flatMap(({ id }) => rows(5, (number) => documentOf(id, number))),
  rfis: ALL.flatMap((member) => rows(2, (number) => rfiOf(member, number))),
};

const noticeOf = ({ id: householdId, members: [head, ...others] }: Household, number: number): NoticesFeed['notices'][number] =>
  completeRow(DEMO.notices, {
    id: `ntc-${householdId}-${number}`,
    householdId,
    recipientIds: [head?.id ?? ''],
    aboutIds: [head, ...others].flatMap((member) => member?.id ?? []),
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

const decisionOf = (household: string, personId: string, number: number): NoticesFeed['decisions'][number] =>
  completeRow(DEMO.decisions, {
    id: `dec-${personId}-${number}`,
    noticeId: `ntc-${household}-${number}`,
    personId,
    coverageType: 'FAMILY_ASSISTANCE',
    outcome: 'APPROVAL',
    effectiveOn: demoDay(-38),
  });

const notices: NoticesFeed = {
  asOf: DEMO_AS_OF,
  notices: HOUSEHOLDS.flatMap((household) => rows(5, (number) => noticeOf(household, number))),
  decisions: HOUSEHOLDS.flatMap(({ id: householdId, members }) =>
    members.flatMap(({ id: personId }) => rows(2, (number) => decisionOf(householdId, personId, number))),
  ),
  taxForms: [],
  letters: [],
};

/** The households as delivered by each source, by subgraph. */
export const HOUSEHOLD_FEEDS: FeedRows = {
  identity,
  masshealth,
  'health-connector': healthConnector,
  documents,
  notices,
};
