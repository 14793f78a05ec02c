import type { GraphAnswer } from '../../support/graph.ts';
import { fill, inOneLine, openAnswer, type Place, show, untold } from './read-answer.ts';

/** The answers to one viewer: to the portal's operations by their names, to `ReadNotice` and of persons one each. */
export type Answers = {
  readonly pages: Readonly<Record<string, GraphAnswer>>;
  readonly notices: readonly GraphAnswer[];
  readonly persons: readonly GraphAnswer[];
};

/** What is the same for everybody, as help and the day of a feed, and the words of codes, which have tables of their own. */
const NEED_NO_TELLING = ['__typename', 'help', 'labels', 'asOf', 'authenticatedAt', 'currency'];
const PARTS_OF_NAMES = ['first', 'middle', 'last', 'suffix', 'firstName', 'lastName'];
const PAGING = ['pageInfo', 'cursor', 'id'];
const needsNoTelling = (key: string) =>
  [...NEED_NO_TELLING, ...PARTS_OF_NAMES, ...PAGING].includes(key) || key.endsWith('WithheldLabel');

const ADDRESS = '{kind}, {line1}, {line2}, {city}, {state} {zip}';

const showViewer = (page: Place) =>
  show(page, 'viewer', (viewer) => [
    fill(viewer, 'account {id} by {provider}, delegate {isDelegate}'),
    ...show(viewer, 'person', '{name.full}, called {name.preferred}, is written to in {contact.writtenLanguage}'),
    ...show(viewer, 'roles', 'role {role} in {household.id}'),
  ]);

const showMyInfo = (page: Place) => [
  ...show(page, 'viewer', 'hand-off {handOffTargets}'),
  ...show(page, 'me', (me) => [
    fill(me, '{name.full}, called {name.preferred}, born {birthDate}, MassHealth ID {massHealthId}'),
    ...show(me, 'contact', (contact) => [
      ...show(contact, 'homeAddress', `home ${ADDRESS}`),
      ...show(contact, 'mailingAddress', `mail ${ADDRESS}`),
      ...show(contact, 'phones', 'phone {kind} {number}, primary {primary}'),
      fill(contact, 'e-mail {email}, speaks {spokenLanguage}, reads {writtenLanguage} in {format}'),
    ]),
  ]),
  ...show(page, 'households', (household) => [
    fill(household, '{id}, the viewer is {viewerRole}'),
    ...show(
      household,
      'members',
      '{person.name.full}, {role}, {relationshipToHead}, applying {isApplying}, from {from} to {to}, born {person.birthDate}',
    ),
  ]),
];

const showCoverage = (person: Place) => [
  ...show(
    person,
    'eligibility',
    '{id} {coverageType} {status}, minimum essential {minimumEssentialCoverage}, savings program {medicareSavingsProgram}, ' +
      'decided {decidedOn}, from {start} to {end}, renewal {renewalDueOn} every {renewalIntervalMonths}, premium {premium.amount}',
  ),
  ...show(
    person,
    'enrollments',
    '{id} {kind} {status}, plan {planName}, PCP {pcpName} at {pcpSite}, from {start} to {end}, ' +
      'choice until {planSelectionEndsOn}, fixed until {fixedEnrollmentUntil}',
  ),
  ...show(person, 'healthConnectorEligibility', '{id} {program} {status} {planYear}'),
];

const PLAN_TYPE = 'plan type {program} {planYear} {connectorCarePlanType}, tier {metalTier}';

const showMyBenefits = (page: Place) => [
  ...show(page, 'me', (me) => show(me, 'planType', PLAN_TYPE)),
  ...show(page, 'households', (household) => [
    fill(household, '{id}, the viewer is {viewerRole}'),
    ...show(household, 'members', (member) =>
      show(member, 'person', (person) => {
        const name = fill(person, '{name.full}');
        return [fill(member, `${name}, {role}`), ...showCoverage(person)];
      }),
    ),
  ]),
];

const showMyDocuments = (page: Place) => [
  ...show(page, 'me', (me) =>
    show(me, 'documents', (documents) => [
      fill(documents, 'documents {totalCount}'),
      ...show(
        documents,
        'edges',
        '{node.id} about {node.about.name.full}, {node.category} by {node.channel}, {node.status}, sent {node.submittedOn}, ' +
          'received {node.receivedOn}, reason {node.notAcceptedReason}, for {node.rfi.id}',
      ),
    ]),
  ),
  ...show(page, 'households', (household) => [
    fill(household, '{id}'),
    ...show(household, 'rfis', (rfi) => [
      fill(rfi, '{id} about {about.name.full}, ') +
        show(rfi, 'category', ({ value }) => [String(value)]).join(', ') +
        fill(rfi, ', {status}, requested {requestedOn}, due {dueOn}, ') +
        `answered by ${inOneLine(rfi, 'documents', '{id}')}`,
    ]),
  ]),
];

const showReceipts = (page: Place) =>
  show(page, 'viewer', (viewer) =>
    show(viewer, 'receipts', (receipts) => [
      fill(receipts, 'receipts {totalCount}'),
      ...show(
        receipts,
        'edges',
        'receipt {node.id} {node.category} {node.state}, sent {node.submittedOn}, received {node.receivedOn}',
      ),
    ]),
  );

const showMyNotices = (page: Place) =>
  show(page, 'me', (me) =>
    show(me, 'notices', (notices) => [fill(notices, 'notices {totalCount}, ') + inOneLine(notices, 'edges', '{node.id}')]),
  );

const MAILED = '{title}, mailed {mailedOn} in {language}';

const showNotice = (page: Place) =>
  show(page, 'notice', (notice) => [
    fill(notice, '{id} {type}, {title}, dated {noticeDate}, mailed {mailedOn} by {deliveredVia} in {language}, read {readAt}'),
    `to ${inOneLine(notice, 'recipients', '{name.full}')}, about ${inOneLine(notice, 'about', '{name.full}')}`,
    fill(
      notice,
      'effective {actionEffectiveOn}, reason {reasonCode}, cites {regulationCitations}, answer by {dueOn}, ' +
        'appeal by {appealDueOn}, benefits go on by {benefitsContinueIfAppealBy}',
    ),
    ...show(notice, 'decisions', 'decides {id} for {person.name.full}, {coverageType} {outcome} from {effectiveOn}'),
  ]);

const showMailings = (page: Place) =>
  show(page, 'households', (household) => [
    fill(household, '{id}'),
    ...show(household, 'mailings', (mailing) => [
      fill(mailing, 'form' in (mailing.value as object) ? `{id} {form} of {taxYear}, ${MAILED}` : '{id}'),
    ]),
  ]);

const ALERT =
  '{severity} {kind}, {dueOn}, about {about.name.full}, {reference}, on {tab}, hand-off {handOff}, dismissible {dismissible}';

const showDashboard = (page: Place) =>
  show(page, 'dashboard', (dashboard) => [
    ...show(dashboard, 'nextSteps', ALERT),
    ...show(dashboard, 'importantInformation', ALERT),
    ...show(dashboard, 'tabs', '{tab} {alerts}/{open}'),
  ]);

/** What stands on no page of another person; whatever else comes back must have been told of them before. */
const showPerson = (page: Place) =>
  show(
    page,
    'person',
    '{id} {name.full}, called {name.preferred}, MassHealth ID {massHealthId}, contact {contact.email} {contactWithheld}, ' +
      'documents {documents.totalCount} {documentsWithheld}, notices {notices.totalCount} {noticesWithheld}, ' +
      'plan type {planType.program} {planTypeWithheld}, requests {rfisWithheld}, programs {eligibilityWithheld}, plans {enrollmentsWithheld}',
  );

/** @returns what one viewer meets, page by page, in the words of the tables; and what no line tells of */
export function shapeView({ pages, notices, persons }: Answers) {
  const told = new Set<string>();
  const opened: Place[] = [];
  const open = (name: string, answer: GraphAnswer): Place => {
    const page = openAnswer(name, answer, told);
    opened.push(page);
    return page;
  };
  const page = (name: string) => {
    const answer = pages[name];
    if (!answer) throw new Error(`${name} was not asked`);
    return open(name, answer);
  };
  const view = {
    viewer: showViewer(page('CurrentViewer')),
    myInfo: showMyInfo(page('MyInfo')),
    myBenefits: showMyBenefits(page('MyBenefits')),
    myDocuments: [...showMyDocuments(page('MyDocuments')), ...showReceipts(page('MyReceipts'))],
    myNotices: [
      ...showMyNotices(page('MyNotices')),
      ...notices.flatMap((answer, index) => showNotice(open(`ReadNotice ${index}`, answer))),
      ...showMailings(page('TaxForms')),
    ],
    dashboard: showDashboard(page('Dashboard')),
    others: persons.flatMap((answer, index) => showPerson(open(`person ${index}`, answer))),
  };
  return { view, untold: opened.flatMap((place) => untold(place, needsNoTelling)) };
}
