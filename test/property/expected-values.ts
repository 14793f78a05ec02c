import { FEED_VALUES } from './expected-feeds.ts';
import { HELP_VALUES } from './expected-help.ts';
import { type Arguments, type ViewerRelation, compare, type Row } from './viewer-relation.ts';
import { expectedDownload, mayKnow } from './expected-letters.ts';
import { DASHBOARD_VALUES } from './expected-alerts.ts';
import { pageOf } from './expected-pages.ts';
import { WITHHELD_VALUES } from './expected-withheld.ts';
import type { World, WorldViewer } from './world.ts';

/** A row of the world, or a value derived from one. Rows of interfaces have their type name. */

/** Reads the value of a field in the world, for a viewer who may see it. */
type Value = (row: Row, by: ViewerRelation, args: Arguments) => unknown;

/** @returns the value of a field; a field without an entry is the column of its name */
export const expectedValue = (coordinate: string, field: string, row: Row, by: ViewerRelation, args: Arguments): unknown => {
  const value = Object.hasOwn(VALUES, coordinate) ? VALUES[coordinate] : undefined;
  return value ? value(row, by, args) : row[field];
};

const byId = <Item extends { id: string }>(items: readonly Item[], id: unknown) => items.find((item) => item.id === id) ?? null;
const ofPerson = <Item extends { personId: string }>(items: readonly Item[], id: unknown) =>
  items.filter(({ personId }) => personId === id);
const ofAccount = <Item extends { accountId: string }>(items: readonly Item[], { accountId: own }: WorldViewer) =>
  items.filter(({ accountId }) => accountId === own);
const sortBy = <Item>(items: readonly Item[], key: (item: Item) => string) => [...items].sort((a, b) => compare(key(a), key(b)));

/** Sorted by day, the latest first and those without a day last, and by id within a day. */
const newest = <Item extends { id: string }>(items: readonly Item[], day: (item: Item) => string | null): Item[] =>
  sortBy(items, ({ id }) => id).sort((left, right) => compare(day(right) ?? '', day(left) ?? ''));

const person = ({ world }: ViewerRelation, id: unknown): Row | null => {
  const row = byId(world.identity.persons, id);
  return row && { ...row, personId: row.id };
};
const personOfRow: Value = (row, by) => person(by, row['personId']);
const knownOf = (by: ViewerRelation, ids: unknown, type: unknown) =>
  (ids as string[]).filter((personId) => mayKnow(by, { personId, outcome: String(type) }));
const persons = (by: ViewerRelation, ids: unknown) => (ids as string[]).map((id) => person(by, id));

const address =
  (usage: string): Value =>
  (row, { world }) =>
    ofPerson(world.identity.addresses, row['personId']).find((item) => item.usage === usage) ?? null;

const eligibility = (world: World, personId: unknown) => sortBy(ofPerson(world.masshealth.eligibility, personId), ({ id }) => id);
const enrollments = (world: World, personId: unknown) => sortBy(ofPerson(world.masshealth.enrollments, personId), ({ id }) => id);
const healthConnector = (world: World, personId: unknown) =>
  sortBy(ofPerson(world.healthConnector.eligibilities, personId), ({ planYear, program }) => `${9999 - planYear} ${program}`).map(
    (row) => ({ ...row, asOf: world.healthConnector.asOf }),
  );
const inHousehold =
  (list: (world: World, personId: unknown) => unknown[]): Value =>
  (row, by) =>
    by.personsOf(String(row['id'])).flatMap((personId) => list(by.world, personId));

/** BE-2: the records of this year in Massachusetts. */
const planType = ({ world }: ViewerRelation, personId: unknown) =>
  ofPerson(world.healthConnector.planTypes, personId).find(({ planYear }) => planYear === Number(world.today.slice(0, 4))) ??
  null;

const rfis = ({ world }: ViewerRelation, ids: readonly unknown[]) =>
  newest(
    world.documents.rfis.filter(({ personId }) => ids.includes(personId)),
    ({ requestedOn }) => requestedOn,
  );
const documents = ({ world }: ViewerRelation, where: (row: World['documents']['documents'][number]) => boolean) =>
  newest(world.documents.documents.filter(where), ({ submittedOn }) => submittedOn);
const decisions = ({ world }: ViewerRelation, where: (row: World['notices']['decisions'][number]) => boolean) =>
  sortBy(world.notices.decisions.filter(where), ({ id }) => id);
const isSentTo = ({ world, personId }: ViewerRelation, noticeId: unknown) =>
  personId !== null && (byId(world.notices.notices, noticeId)?.recipientIds.includes(personId) ?? false);

function mailings({ world, personId }: ViewerRelation, householdId: unknown, first: number): Row[] {
  const notices = world.notices.notices.filter(({ recipientIds }) => personId !== null && recipientIds.includes(personId));
  const forms = world.notices.taxForms.filter(({ recipientId }) => recipientId === personId);
  const all = [
    ...notices.map((row) => ({ ...row, __typename: 'Notice' })),
    ...forms.map((row) => ({ ...row, __typename: 'TaxForm' })),
  ].filter((row) => row.householdId === householdId);
  return newest(all, ({ mailedOn }) => mailedOn).slice(0, first);
}

const isReceived = { NOT_SEEN: 'NOT_SEEN', IN_REVIEW: 'IN_REVIEW' } as Readonly<Record<string, string>>;
const ESSENTIAL = ['STANDARD', 'COMMONHEALTH', 'CAREPLUS', 'FAMILY_ASSISTANCE'];
const markKey = ({ viewer }: ViewerRelation, noticeId: unknown) => `${viewer.accountId} ${String(noticeId)}`;

function markRead(by: ViewerRelation, id: unknown): Row {
  const notice = byId(by.world.notices.notices, id);
  const key = markKey(by, id);
  const isRecipient = isSentTo(by, id);
  if (isRecipient && !by.world.readMarks.has(key)) by.world.readMarks.set(key, new Date(by.world.now).toISOString());
  return { notice: isRecipient ? notice : null };
}

function unlink({ world, viewer }: ViewerRelation, kind: unknown): Row {
  const ends = (link: World['identity']['links'][number]) =>
    link.accountId === viewer.accountId && link.kind === kind && (link.state === 'LINKED' || link.state === 'PENDING');
  const links = world.identity.links.map((link) => (ends(link) ? { ...link, state: 'REVOKED' as const } : link));
  const ended = world.identity.links.some(ends);
  world.identity = { ...world.identity, links };
  const at = new Date(world.wallClock).toISOString();
  if (ended && viewer.accountId !== null) {
    world.securityEvents.push({ accountId: viewer.accountId, kind: 'ACCOUNT_UNLINKED', at });
  }
  return { kind, state: 'UNLINKED' };
}

/** One role per household, and HOLDER for an account holder who is on another application or none (RO-1, RO-7). */
function roles({ world, viewer, places }: ViewerRelation): Row[] {
  const held = world.identity.households.filter(({ holderAccountId }) => holderAccountId === viewer.accountId);
  const isOutside = held.some(({ id }) => !places.some(({ householdId }) => householdId === id));
  return [
    ...places.map(({ role, householdId }) => ({ role, household: { id: householdId } })),
    ...(isOutside ? [{ role: 'HOLDER', household: null }] : []),
  ];
}

const account = ({ viewer }: ViewerRelation): Row => ({
  id: viewer.accountId,
  provider: viewer.provider,
  // A delegate has not signed in.
  authenticatedAt: viewer.isDelegate ? null : new Date(viewer.authenticatedAt * 1000).toISOString(),
  isDelegate: viewer.isDelegate,
});

const VALUES: Readonly<Record<string, Value>> = {
  'Query.viewer': (_row, by) => account(by),
  'Query.me': (_row, by) => person(by, by.personId),
  'Query.households': (_row, { places }) => places.map(({ householdId }) => ({ id: householdId })),
  'Query.household': (_row, { world }, { id }) => byId(world.identity.households, id),
  'Query.person': (_row, by, { id }) => person(by, id),
  'Query.document': (_row, { world }, { id }) => byId(world.documents.documents, id),
  'Query.rfi': (_row, { world }, { id }) => byId(world.documents.rfis, id),
  'Query.notice': (_row, { world }, { id }) => byId(world.notices.notices, id),
  'Query.documentReceipt': (_row, { world }, { id }) => byId(world.documents.documents, id),
  'Query.coverageCheck': (_row, { world }, { massHealthId }) =>
    world.masshealth.members.find((member) => member.massHealthId === massHealthId) ?? null,
  'Query.feedStatus': () => ({}),
  'Query.help': () => ({}),
  'Mutation.markNoticeRead': (_row, by, { id }) => markRead(by, id),
  'Mutation.unlinkAccount': (_row, by, { kind }) => unlink(by, kind),

  'Viewer.account': (_row, { world, viewer }) => byId(world.identity.accounts, viewer.accountId),
  'Viewer.links': (_row, { world, viewer }) =>
    sortBy(
      world.identity.links.filter(({ accountId }) => accountId === viewer.accountId),
      ({ kind }) => kind,
    ),
  'Viewer.roles': (_row, by) => roles(by),
  'Viewer.person': (_row, by) => person(by, by.personId),
  'Viewer.receipts': (_row, by, args) =>
    pageOf(
      documents(by, ({ submitterId, personId }) => by.submitted(submitterId) && by.towards(personId) !== 'restricted'),
      args,
    ),
  'Viewer.assistedSessions': (_row, { world, viewer }) =>
    sortBy(ofAccount(world.assistedSessions, viewer), ({ id }) => id).sort((a, b) => compare(b.startedAt, a.startedAt)),
  'Viewer.securityEvents': (_row, { world, viewer }) =>
    sortBy(ofAccount(world.securityEvents, viewer), ({ kind }) => kind).sort((a, b) => compare(b.at, a.at)),
  'Viewer.handOffTargets': (_row, { world: { identity }, viewer }) => {
    const linked = identity.links.filter(({ state }) => state === 'LINKED');
    const holders = [...linked.filter(({ kind }) => kind === 'MAHEALTHCONNECTOR'), ...identity.mahealthconnectorAccounts];
    const has = ofAccount(linked, viewer).some(
      ({ kind, personId }) =>
        kind === 'MAHEALTHCONNECTOR' || (personId !== null && holders.some((holder) => holder.personId === personId)),
    );
    return has ? ['MAHEALTHCONNECTOR_APPLICATION'] : [];
  },
  'Account.emailVerified': ({ emailVerified }) => emailVerified === 1,
  // No viewer in a random world makes enough tries to lock a link.
  'AccountLink.lockedUntil': () => null,

  'Person.name': (row) => ({
    ...row,
    full: [row['first'], row['middle'], row['last'], row['suffix']].filter((part) => part !== null).join(' '),
  }),
  'Person.contact': (row) => row,
  'Person.eligibility': ({ id }, { world }) => eligibility(world, id),
  'Person.enrollments': ({ id }, { world }) => enrollments(world, id),
  'Person.healthConnectorEligibility': ({ id }, { world }) => healthConnector(world, id),
  'Person.planType': ({ id }, by) => planType(by, id),
  'Person.documents': (_row, by, args) =>
    pageOf(
      documents(by, ({ submitterId, personId }) => by.submitted(submitterId) && by.seesInFull(personId)),
      args,
    ),
  'Person.rfis': ({ id }, by) => rfis(by, [id]),
  'Person.notices': ({ id }, { world }, args) =>
    pageOf(
      newest(
        world.notices.notices.filter(({ recipientIds }) => recipientIds.includes(String(id))),
        ({ noticeDate }) => noticeDate,
      ),
      args,
    ),
  'Person.decisions': ({ id }, by) =>
    decisions(by, (row) => row.personId === id && (by.isSelf(row.personId) || isSentTo(by, row.noticeId)) && mayKnow(by, row)),
  'Contact.homeAddress': address('HOME'),
  'Contact.mailingAddress': address('MAILING'),
  'Contact.phones': ({ personId }, { world }) =>
    sortBy(ofPerson(world.identity.phones, personId), (phone) => `${1 - phone.primary} ${phone.number}`),
  'Phone.primary': ({ primary }) => primary === 1,

  'Household.viewerRole': ({ id }, { places }) => places.find(({ householdId }) => householdId === id)?.role ?? null,
  'Household.members': ({ id }, by) => by.membersOf(String(id)),
  'Household.eligibility': inHousehold(eligibility),
  'Household.enrollments': inHousehold(enrollments),
  'Household.healthConnectorEligibility': inHousehold(healthConnector),
  'Household.rfis': ({ id }, by) => rfis(by, by.personsOf(String(id))),
  'Household.documents': ({ id }, by, args) => {
    const counted = by.personsOf(String(id)).filter((personId) => by.seesInFull(personId));
    return pageOf(
      documents(by, ({ submitterId, personId }) => by.submitted(submitterId) && counted.includes(personId)),
      args,
    );
  },
  'Household.mailings': ({ id }, by, { first }) => mailings(by, id, Number(first)),
  'HouseholdMember.person': personOfRow,
  'HouseholdMember.isApplying': ({ isApplying }) => isApplying === 1,

  'Eligibility.person': personOfRow,
  'Eligibility.minimumEssentialCoverage': ({ coverageType }) => ESSENTIAL.includes(String(coverageType)),
  'Eligibility.premium': ({ personId, premiumAmount }) =>
    premiumAmount === null ? null : { personId, amount: premiumAmount, currency: 'USD' },
  'Enrollment.person': personOfRow,
  'HealthConnectorEligibility.person': personOfRow,
  'CoverageCheck.coverage': ({ personId }, { world }) => eligibility(world, personId),

  'Document.about': personOfRow,
  'Document.rfi': ({ rfiId }, { world }) => byId(world.documents.rfis, rfiId),
  'Rfi.about': personOfRow,
  'Rfi.documents': ({ id }, by) => documents(by, ({ rfiId }) => rfiId === id),
  'DocumentReceipt.state': ({ status }) => isReceived[String(status)] ?? 'RECEIVED',

  'Alert.about': personOfRow,
  'Notice.recipients': ({ recipientIds, type }, by) => persons(by, knownOf(by, recipientIds, type)),
  'Notice.about': ({ aboutIds, type }, by) => persons(by, knownOf(by, aboutIds, type)),
  'Notice.readAt': ({ id }, by) => by.world.readMarks.get(markKey(by, id)) ?? null,
  'Notice.decisions': ({ id }, by) => decisions(by, (row) => row.noticeId === id && mayKnow(by, row)),
  'Notice.download': ({ id, language }, by) => expectedDownload(by, id, language),
  'NoticeDecision.person': personOfRow,

  ...FEED_VALUES,
  ...DASHBOARD_VALUES,
  ...WITHHELD_VALUES,
  ...HELP_VALUES,
};
