import { demoFeed as documentsFeed, type Feed as DocumentsFeed } from '../../scripts/demo/documents.ts';
import { demoFeed as connectorFeed, type Feed as ConnectorFeed } from '../../scripts/demo/health-connector.ts';
import { demoFeed as identityFeed, type Feed as IdentityFeed } from '../../scripts/demo/identity.ts';
import { demoFeed as massHealthFeed, type Feed as MassHealthFeed } from '../../scripts/demo/masshealth.ts';
import { demoFeed as noticesFeed, type Feed as NoticesFeed } from '../../scripts/demo/notices.ts';
import { completeRow } from '../../scripts/tooling/complete-row.ts';
import { DEMO_AS_OF, demoDay, watermark } from '../../subgraphs/shared/demo.ts';

/**
 * The demo households with every blank filled: the same persons, places, accounts and restrictions, and every person has
 * everything there is to have. So a value that does not come was kept back, and none was missing.
 */

const WATERMARK = /^H\d\dP\d\d /;
const PERSONS = identityFeed().persons.map(({ id }) => id);
const digitsOf = (person: string) => person.slice(1);
const personOf = (id: string) => `p${id.slice(4, 8)}`;

/** A made row. What it does not say is what the demo has, and a text names its owner. */
const rowOf = <Row extends object>(demo: readonly Row[], person: string, row: Partial<Row>): Row =>
  completeRow(demo, row, (column, examples) => {
    const known = examples.find((value) => value !== null);
    return typeof known === 'string' && WATERMARK.test(known) ? watermark(person, column) : known;
  });

/** @param rows what the demo has. @returns one row more for each person who has none with the id that `make` gives */
function forEverybody<Row extends { readonly id: string }>(rows: readonly Row[], make: (person: string) => Row): Row[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...PERSONS.map(make).filter(({ id }) => !known.has(id))];
}

function identity(): IdentityFeed {
  const feed = identityFeed();
  const persons = feed.persons.map((person) => ({
    ...person,
    middle: watermark(person.id, 'name.middle'),
    suffix: watermark(person.id, 'name.suffix'),
    contactConfirmedOn: demoDay(-10),
  }));
  return { ...feed, persons, memberships: feed.memberships.map((place) => ({ ...place, to: place.to ?? demoDay(60) })) };
}

function massHealth(): MassHealthFeed {
  const { eligibility, enrollments, members } = massHealthFeed();
  return {
    asOf: DEMO_AS_OF,
    members,
    eligibility: eligibility.map((row) => ({
      ...row,
      status: row.status === 'DENIED' ? 'APPROVED' : row.status,
      start: row.start ?? demoDay(-9),
      end: row.end ?? demoDay(90),
      renewalDueOn: demoDay(40),
      renewalIntervalMonths: row.renewalIntervalMonths ?? 12,
      medicareSavingsProgram: row.medicareSavingsProgram ?? 'QMB',
      premiumAmount: row.premiumAmount ?? '10.00',
    })),
    enrollments: PERSONS.map((personId) =>
      rowOf(enrollments, personId, {
        id: `enrollment-${personId}-1`,
        personId,
        kind: 'MCO',
        status: 'ENROLLED',
        planName: watermark(personId, 'planName'),
        pcpName: watermark(personId, 'pcpName'),
        pcpSite: watermark(personId, 'pcpSite'),
        start: demoDay(-30),
        end: demoDay(90),
        planSelectionEndsOn: demoDay(60),
        fixedEnrollmentUntil: demoDay(80),
        asOf: DEMO_AS_OF,
      }),
    ),
  };
}

function healthConnector(): ConnectorFeed {
  const plan = { program: 'CONNECTORCARE', planYear: 2026 } as const;
  const { eligibilities, planTypes } = connectorFeed();
  return {
    asOf: DEMO_AS_OF,
    eligibilities: forEverybody(eligibilities, (personId) =>
      rowOf(eligibilities, personId, {
        id: `hce-${digitsOf(personId)}-1`,
        personId,
        status: 'ELIGIBLE',
        ...plan,
      }),
    ),
    planTypes: PERSONS.map((personId) =>
      rowOf(planTypes, personId, { personId, connectorCarePlanType: 'TYPE_2B', metalTier: 'SILVER', ...plan }),
    ),
  };
}

/** Requests that the head must see masked, or not; of Hugo, an adult, and of Jo, a child (RO-6). */
const DELICATE = ['DISABILITY', 'PREGNANCY', 'INCARCERATION', 'IMMIGRATION_STATUS'] as const;
type Request = DocumentsFeed['rfis'][number];
const request = (id: string, category: Request['category']): Request =>
  rowOf(documentsFeed().rfis, personOf(id), {
    id,
    personId: personOf(id),
    aboutAdult: personOf(id) !== 'p0403',
    category,
    status: 'OPEN',
    requestedOn: demoDay(-10),
    dueOn: demoDay(80),
  });

function documents(): DocumentsFeed {
  const feed = documentsFeed();
  const rfis = forEverybody(feed.rfis, (person) => request(`rfi-${digitsOf(person)}-1`, 'INCOME'));
  const all = forEverybody(feed.documents, (personId) =>
    rowOf(feed.documents, personId, {
      id: `doc-${digitsOf(personId)}-1`,
      personId,
      submitterId: personId,
      category: 'INCOME',
      channel: 'UPLOAD',
      status: 'NOT_ACCEPTED',
      submittedOn: demoDay(-108),
      receivedOn: null,
      notAcceptedReason: null,
      rfiId: null,
    }),
  );
  return {
    asOf: DEMO_AS_OF,
    rfis: [
      ...rfis.map((row) => ({ ...row, dueOn: row.dueOn ?? demoDay(30) })),
      ...['0402', '0403'].flatMap((digits) => DELICATE.map((category) => request(`rfi-${digits}-${category}`, category))),
    ],
    documents: all.map((row) => ({
      ...row,
      receivedOn: row.receivedOn ?? demoDay(-100),
      notAcceptedReason: 'The second page is missing.',
      rfiId: `rfi-${digitsOf(row.personId)}-1`,
    })),
  };
}

/** Each names its recipient, and whom the notice decides about. */
const lettersOf = (notices: NoticesFeed['notices'], decisions: NoticesFeed['decisions']): NoticesFeed['letters'] =>
  notices.flatMap(({ id: noticeId, recipientIds }) =>
    recipientIds.map((recipientId) => ({
      noticeId,
      recipientId,
      namedIds: [recipientId, ...decisions.filter((row) => row.noticeId === noticeId).map((row) => row.personId)],
      sha256: 'f'.repeat(64),
      bytes: 1000,
    })),
  );

function notices(): NoticesFeed {
  const feed = noticesFeed();
  const model = feed.notices[0]!;
  const form = feed.taxForms[0]!;
  const address = (id: string, person: string) => ({
    id,
    householdId: `h${person.slice(1, 3)}`,
    title: watermark(person, `${id} title`),
  });
  const to = (person: string) => ({
    ...model,
    ...address(`ntc-${digitsOf(person)}-1`, person),
    recipientIds: [person],
    aboutIds: [person],
  });
  const formTo = (person: string) => ({
    ...form,
    ...address(`tax-${digitsOf(person)}-1`, person),
    recipientId: person,
    mailedOn: demoDay(-10),
  });
  const decisions = forEverybody(feed.decisions, (personId) => {
    const digits = digitsOf(personId);
    return rowOf(feed.decisions, personId, {
      id: `dec-${digits}-1`,
      noticeId: `ntc-${digits}-1`,
      personId,
      coverageType: 'STANDARD',
      outcome: 'APPROVAL',
      effectiveOn: null,
    });
  });
  // What their own notices decide about members who can sign in.
  const own = ['0402', '1102', '1303'].map((digits) => ({
    ...decisions[0]!,
    id: `dec-${digits}-9`,
    noticeId: `ntc-${digits}-1`,
    personId: `p${digits}`,
  }));
  const notices = forEverybody(feed.notices, to);
  return {
    asOf: DEMO_AS_OF,
    decisions: [...decisions, ...own].map((row) => ({ ...row, effectiveOn: row.effectiveOn ?? demoDay(-2) })),
    taxForms: PERSONS.map(formTo),
    letters: lettersOf(notices, [...decisions, ...own]),
    notices: notices.map((row) => ({
      ...row,
      actionEffectiveOn: row.actionEffectiveOn ?? demoDay(-2),
      reasonCode: row.reasonCode ?? 'PROOF_MISSING',
      regulationCitations: ['130 CMR 502.003'],
      appealDueOn: row.appealDueOn ?? demoDay(30),
      benefitsContinueIfAppealBy: demoDay(20),
      dueOn: row.dueOn ?? demoDay(40),
    })),
  };
}

export type Feeds = ReturnType<typeof fullHouseholds>;

/** @returns the rows of each subgraph, by its name */
export const fullHouseholds = () => ({
  identity: identity(),
  masshealth: massHealth(),
  'health-connector': healthConnector(),
  documents: documents(),
  notices: notices(),
});
