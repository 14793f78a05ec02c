import { createHash } from 'node:crypto';
import { type Arguments, type ViewerRelation, compare, type Row } from './viewer-relation.ts';
import { addDays } from './random-values.ts';

/** An alert without its id: severity, kind, day, person and record. */
type Found = readonly [
  severity: string,
  kind: string,
  dueOn: string | null,
  personId: string | null,
  record: string,
  /** The day in the id when nothing is due. */
  since?: string,
];

const OVER = ['DENIED', 'TERMINATED', 'WITHDRAWN'];
const ADVERSE = ['DENIAL', 'TERMINATION', 'DOWNGRADE', 'COVERAGE_CHANGE', 'PREMIUM_CHANGE', 'RENEWAL_CLOSING'];
/** The order of alerts with one severity and day. */
const TABS = {
  RFI_OVERDUE: 'MY_DOCUMENTS',
  COVERAGE_ENDING: 'MY_BENEFITS',
  RFI_DUE_SOON: 'MY_DOCUMENTS',
  RENEWAL_DUE: 'MY_BENEFITS',
  DOCUMENT_NOT_ACCEPTED: 'MY_DOCUMENTS',
  APPEAL_DEADLINE: 'MY_NOTICES',
  PLAN_SELECTION_CLOSING: 'MY_BENEFITS',
  PLAN_SELECTION_OPEN: 'MY_BENEFITS',
  ACCOUNT_NOT_LINKED: 'MY_INFO',
  CONTACT_INFO_CHECK: 'MY_INFO',
  NEW_NOTICE: 'MY_NOTICES',
  TAX_FORM_READY: 'MY_NOTICES',
  DOCUMENT_RECEIVED: 'MY_DOCUMENTS',
} as const;
const AT_THE_APPLICATION = 'RFI_OVERDUE RFI_DUE_SOON COVERAGE_ENDING RENEWAL_DUE DOCUMENT_NOT_ACCEPTED CONTACT_INFO_CHECK'.split(
  ' ',
);

/** The persons whom the viewer sees: the viewer, and the members of the households that the viewer heads (RO-2). */
const seen = (by: ViewerRelation): string[] =>
  by.world.identity.persons.map(({ id }) => id).filter((id) => by.towards(id) !== null);
/** Those of them who are not restricted (RO-10). */
const inFull = (by: ViewerRelation): string[] => seen(by).filter((id) => by.seesInFull(id));

function ofCoverage({ world }: ViewerRelation, person: string): Found[] {
  const { today } = world;
  const found: Found[] = [];
  for (const { id, personId, status, end, renewalDueOn } of world.masshealth.eligibility) {
    if (personId !== person || OVER.includes(status)) continue;
    const endsSoon = end !== null && end >= today && end <= addDays(today, 60);
    const saysItEnds = status === 'ENDING' && (end === null || end >= today);
    const isPressing = end !== null && end <= addDays(today, 14);
    if (endsSoon || saysItEnds) found.push([isPressing ? 'URGENT' : 'ACTION', 'COVERAGE_ENDING', end, person, id]);
    const isNear = renewalDueOn !== null && renewalDueOn >= today && renewalDueOn <= addDays(today, 45);
    const isLast = renewalDueOn !== null && renewalDueOn <= addDays(today, 7);
    if (isNear || status === 'RENEWAL_DUE') found.push([isLast ? 'URGENT' : 'ACTION', 'RENEWAL_DUE', renewalDueOn, person, id]);
  }
  return found;
}

function ofPlans({ world }: ViewerRelation, person: string): Found[] {
  const { today } = world;
  const found: Found[] = [];
  for (const { id, personId, status, planSelectionEndsOn: last } of world.masshealth.enrollments) {
    if (personId !== person || status === 'ENDED' || status === 'NOT_REQUIRED') continue;
    const must = status === 'CHOICE_PENDING';
    if (last === null && must) found.push(['ACTION', 'PLAN_SELECTION_OPEN', null, person, id]);
    if (last === null || last < today) continue;
    const isLate = last <= addDays(today, 14);
    found.push([isLate || must ? 'ACTION' : 'INFO', isLate ? 'PLAN_SELECTION_CLOSING' : 'PLAN_SELECTION_OPEN', last, person, id]);
  }
  return found;
}

const isOpen = (status: string): boolean => ['OPEN', 'PARTIAL', 'OVERDUE'].includes(status);

function ofProofs(by: ViewerRelation, person: string): Found[] {
  const { today, documents } = by.world;
  const found: Found[] = [];
  for (const { id, personId, status, dueOn } of documents.rfis) {
    if (personId !== person || !isOpen(status)) continue;
    const isPast = dueOn !== null && dueOn < today;
    if (status === 'OVERDUE' || isPast) found.push(['URGENT', 'RFI_OVERDUE', dueOn, person, id]);
    else if (dueOn !== null && dueOn <= addDays(today, 7)) found.push(['URGENT', 'RFI_DUE_SOON', dueOn, person, id]);
    else if (dueOn !== null && dueOn <= addDays(today, 14)) found.push(['ACTION', 'RFI_DUE_SOON', dueOn, person, id]);
  }
  for (const { id, personId, submitterId, status, receivedOn, submittedOn } of documents.documents) {
    if (personId !== person || !by.submitted(submitterId)) continue;
    const day = receivedOn ?? submittedOn;
    const isReceived = status === 'RECEIVED' || status === 'IN_REVIEW';
    const isRefused = status === 'NOT_ACCEPTED' || status === 'UNREADABLE';
    if (isReceived && day >= addDays(today, -14)) found.push(['INFO', 'DOCUMENT_RECEIVED', null, person, id]);
    if (isRefused && day >= addDays(today, -90)) found.push(['ACTION', 'DOCUMENT_NOT_ACCEPTED', null, person, id]);
  }
  return found;
}

const mailOf = ({ world, personId }: ViewerRelation) =>
  world.notices.notices.filter(({ recipientIds }) => personId !== null && recipientIds.includes(personId));
const isUnread =
  ({ world, viewer }: ViewerRelation) =>
  ({ id }: { id: string }) =>
    !world.readMarks.has(`${viewer.accountId} ${id}`);

/** Only the viewer's own mail (RO-6). */
function ofMail(by: ViewerRelation, person: string): Found[] {
  const { today, notices } = by.world;
  const found: Found[] = [];
  for (const notice of mailOf(by)) {
    const days = [notice.benefitsContinueIfAppealBy, notice.appealDueOn].filter((day) => day !== null && day >= today).sort();
    const first = days[0];
    if (ADVERSE.includes(notice.type) && first)
      found.push([first <= addDays(today, 14) ? 'ACTION' : 'INFO', 'APPEAL_DEADLINE', first, person, notice.id]);
    const isNew = isUnread(by)(notice) && notice.noticeDate >= addDays(today, -30);
    if (isNew) found.push(['INFO', 'NEW_NOTICE', null, person, notice.id]);
  }
  for (const { id, recipientId, mailedOn } of notices.taxForms)
    if (recipientId === person && mailedOn !== null && mailedOn >= addDays(today, -120))
      found.push(['INFO', 'TAX_FORM_READY', null, person, id]);
  return found;
}

function ofAccount({ world, viewer, personId }: ViewerRelation): Found[] {
  const found: Found[] = [];
  const isLinked = world.identity.links.some(({ accountId, state }) => accountId === viewer.accountId && state === 'LINKED');
  if (!isLinked) found.push(['ACTION', 'ACCOUNT_NOT_LINKED', null, null, String(viewer.accountId)]);
  const confirmedOn = world.identity.persons.find(({ id }) => id === personId)?.contactConfirmedOn;
  if (personId !== null && confirmedOn && confirmedOn < addDays(world.today, -365))
    found.push(['ACTION', 'CONTACT_INFO_CHECK', null, personId, personId, confirmedOn]);
  return found;
}

function toRow([severity, kind, dueOn, personId, record, since]: Found): Row {
  const id = createHash('sha256')
    .update(`${kind} ${record} ${dueOn ?? since ?? ''}`)
    .digest('base64url')
    .slice(0, 22);
  return {
    id,
    kind,
    severity,
    dueOn,
    personId,
    accountId: personId === null ? record : null,
    tab: TABS[kind as keyof typeof TABS],
    reference: personId === null || record === personId ? null : record,
    handOff: AT_THE_APPLICATION.includes(kind) ? 'MAHEALTHCONNECTOR_APPLICATION' : null,
    dismissible: severity !== 'URGENT',
  };
}

const SEVERITIES = ['URGENT', 'ACTION', 'INFO'];

/** @returns the alerts of a viewer in order, without dismissed ones (AL-2, AL-3) */
export function alertsOf(by: ViewerRelation): Row[] {
  const persons = [
    ...seen(by).flatMap((person) => ofCoverage(by, person)),
    ...inFull(by).flatMap((person) => [...ofPlans(by, person), ...ofProofs(by, person)]),
  ];
  const own = by.personId === null ? [] : ofMail(by, by.personId);
  const all = [...persons, ...own, ...ofAccount(by)].sort(
    ([s1, k1, d1, p1, r1], [s2, k2, d2, p2, r2]) =>
      SEVERITIES.indexOf(s1) - SEVERITIES.indexOf(s2) ||
      compare(d1 ?? '9', d2 ?? '9') ||
      Object.keys(TABS).indexOf(k1) - Object.keys(TABS).indexOf(k2) ||
      compare(p1 ?? '', p2 ?? '') ||
      compare(r1, r2),
  );
  const isFirst = ([, kind, dueOn, personId]: Found, index: number) =>
    !['COVERAGE_ENDING', 'RENEWAL_DUE'].includes(kind) ||
    !all.slice(0, index).some((other) => other[1] === kind && other[2] === dueOn && other[3] === personId);
  return all
    .filter(isFirst)
    .map(toRow)
    .filter(({ id, severity }) => severity === 'URGENT' || !by.world.dismissals.has(`${by.viewer.accountId} ${String(id)}`));
}

/** @returns the four tabs with their counts, which include only what the viewer may see (AL-1, RO-10) */
function tabsOf(by: ViewerRelation): Row[] {
  const alerts = alertsOf(by);
  const persons = inFull(by);
  const steps = (tab: string) => alerts.filter((alert) => alert['tab'] === tab && alert['severity'] !== 'INFO').length;
  const open: Readonly<Record<string, number>> = {
    MY_INFO: steps('MY_INFO'),
    MY_BENEFITS: steps('MY_BENEFITS'),
    MY_DOCUMENTS: by.world.documents.rfis.filter((rfi) => persons.includes(rfi.personId) && isOpen(rfi.status)).length,
    MY_NOTICES: mailOf(by).filter(isUnread(by)).length,
  };
  return Object.entries(open).map(([tab, count]) => ({
    tab,
    alerts: alerts.filter((alert) => alert['tab'] === tab).length,
    open: count,
  }));
}

function dismiss({ world, viewer }: ViewerRelation, { id }: Arguments): Row {
  world.dismissals.add(`${viewer.accountId} ${String(id)}`);
  return { dashboard: {} };
}

/** The values of the fields of a dashboard. */
export const DASHBOARD_VALUES = {
  'Query.dashboard': () => ({}),
  'Mutation.dismissAlert': (_row: Row, by: ViewerRelation, args: Arguments) => dismiss(by, args),
  'Dashboard.id': (_row: Row, { viewer }: ViewerRelation) => viewer.accountId,
  'Dashboard.importantInformation': (_row: Row, by: ViewerRelation) => alertsOf(by).filter(({ severity }) => severity === 'INFO'),
  'Dashboard.nextSteps': (_row: Row, by: ViewerRelation) => alertsOf(by).filter(({ severity }) => severity !== 'INFO'),
  'Dashboard.tabs': (_row: Row, by: ViewerRelation) => tabsOf(by),
} as const;
