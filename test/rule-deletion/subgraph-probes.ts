import { createViewer, type Viewer } from '../../schema/contract/viewer.ts';
import { BRUNO, FIONA, GRETA, partner } from '../support/demo-viewers.ts';
import { entityProbe, type Probe, subgraphProbe } from './probe.ts';

const nobody = ['nobody', null] as const;
const somePartner = ['a partner without scopes', partner()] as const;
const bruno = ['Bruno, head of household 2', BRUNO] as const;
const greta = ['Greta, head of household 3', GRETA] as const;
const fiona = ['Fiona, on no application', FIONA] as const;
const brunoWithScopes = [
  'Bruno, with scopes',
  withScopes(BRUNO, ['documents:read', 'eligibility:read', 'hand-off:redeem']),
] as const;
const brunoOfYesterday = ['Bruno, of yesterday', { ...BRUNO, recentSignIn: false }] as const;
/** Somebody who would pass for Bruno, but for the assisted session. */
const delegate = ['a delegate of Bruno', delegateOf(BRUNO)] as const;
const NONE = '{"_entities":[null]}';

function withScopes({ signIn, standing }: Viewer, scopes: readonly string[]): Viewer {
  return createViewer(signIn && { ...signIn, scopes }, standing, Date.now() / 1000);
}

function delegateOf({ signIn, standing }: Viewer): Viewer {
  return createViewer(signIn, { ...standing, delegate: { assistedSessionId: 'none', kind: 'NAVIGATOR' } }, Date.now() / 1000);
}

const LINK = 'linkAccount(by: { massHealthId: "999000000201" }, birthDate: "1985-05-23") { linked }';
const UNLINK = 'unlinkAccount(kind: DTA) { state }';
const START =
  'startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) { token }';
const END = 'endAssistedSession(id: "none") { session { id } }';
const OPEN_ACCOUNT =
  'openAccount(input: { issuer: "ma-login", subject: "x", provider: MA_LOGIN, authenticatedAt: 1, firstName: "A", lastName: "B", email: "a@example.org", emailVerified: true }) { accountId }';
const HAND_OFF = 'createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url }';

/** Each mutation is denied, and nothing of it runs. */
const denied = (viewer: readonly [string, Viewer | null], ...mutations: readonly string[]): Probe => {
  const names = mutations.map((mutation) => mutation.split(/[ (]/, 1)[0] ?? '');
  const data = Object.fromEntries(names.map((name) => [name, null]));
  const errors = names.map((name) => ` !${name}`).sort();
  return subgraphProbe('identity', viewer, `mutation { ${mutations.join(' ')} }`, JSON.stringify(data) + errors.join(''));
};

/** What may be done to an account, and by whom. */
const ACCOUNT_PROBES: readonly Probe[] = [
  denied(delegate, LINK, UNLINK, START, END, HAND_OFF),
  denied(brunoOfYesterday, LINK, UNLINK),
  denied(fiona, START),
  ...[nobody, somePartner].map((viewer) => denied(viewer, 'signOut { signedOut }', END, HAND_OFF, START, LINK)),
  ...[nobody, somePartner, bruno].map((viewer) =>
    denied(viewer, 'checkPassword(email: "a@example.org", password: "b") { subject }', OPEN_ACCOUNT),
  ),
  ...[nobody, somePartner, brunoWithScopes].map((viewer) => denied(viewer, 'redeemHandOff(token: "none") { subject }')),
  subgraphProbe(
    'identity',
    delegate,
    '{ viewer { assistedSessions { id } securityEvents { kind } handOffTargets } }',
    '{"viewer":{"assistedSessions":null,"securityEvents":null,"handOffTargets":null}} !viewer.assistedSessions !viewer.handOffTargets !viewer.securityEvents',
  ),
];

/** In every subgraph: who is not Greta or her head sees nothing of her or her household, and who is nobody no feed. */
const inAll = (subgraph: string, feed: string): Probe[] => [
  entityProbe(subgraph, bruno, 'Person p0301', '{ id }', NONE),
  entityProbe(subgraph, nobody, 'Person p0301', '{ id }', NONE),
  entityProbe(subgraph, bruno, 'Household h03', '{ id }', NONE),
  subgraphProbe(subgraph, nobody, `{ feedStatus { ${feed} { asOf } } }`, '{"feedStatus":null} !feedStatus'),
  ...[bruno, somePartner].map((viewer) =>
    subgraphProbe(
      subgraph,
      viewer,
      `{ feedStatus { ${feed} { records } } }`,
      `{"feedStatus":{"${feed}":{"records":null}}} !feedStatus.${feed}.records`,
    ),
  ),
];

/** Asks for Bruno's dashboard, and brings a fact about each person, and one about the account of somebody else. */
function dashboardWith(...persons: readonly string[]): string {
  const facts = persons.map((id) => `{ id: "${id}", personId: "${id}", code: RENEWAL_DUE, on: null }`);
  const others = '{ id: "acct-ada-ma", personId: null, code: ACCOUNT_NOT_LINKED, on: null }';
  const brought = `coverageFacts: [{ coverage: [${facts.join(' ')}] }], accountFacts: [{ account: [${others}] }]`;
  return `{ _entities(representations: [{ __typename: "Dashboard", id: "acct-bruno-ma", ${brought} }]) {
    ... on Dashboard { nextSteps { about { id } } }
  } }`;
}

/** What each subgraph must refuse by itself, for whoever reaches it past the gateway. p0203 is Eva, restricted. */
export const SUBGRAPH_PROBES: readonly Probe[] = [
  ...ACCOUNT_PROBES,
  ...inAll('identity', 'identity'),
  ...inAll('masshealth', 'masshealth'),
  ...inAll('health-connector', 'healthConnector'),
  ...inAll('documents', 'documents'),
  ...inAll('notices', 'notices'),
  ...[nobody, somePartner].map((viewer) => subgraphProbe('identity', viewer, '{ viewer { id } }', '{"viewer":null} !viewer')),
  ...[nobody, somePartner, bruno].map((viewer) =>
    subgraphProbe(
      'identity',
      viewer,
      '{ standingChanges(log: "none", since: 0, first: 1) { log } }',
      '{"standingChanges":null} !standingChanges',
    ),
  ),
  subgraphProbe('identity', nobody, '{ viewerStanding { log } }', '{"viewerStanding":null} !viewerStanding'),
  subgraphProbe(
    'masshealth',
    brunoWithScopes,
    '{ coverageCheck(massHealthId: "999000000201") { asOf } }',
    '{"coverageCheck":null} !coverageCheck',
  ),
  subgraphProbe(
    'documents',
    brunoWithScopes,
    '{ documentReceipt(id: "doc-0201-1") { id } }',
    '{"documentReceipt":null} !documentReceipt',
  ),
  entityProbe('masshealth', bruno, 'Person p0203', '{ enrollments { id } }', '{"_entities":[{"enrollments":[]}]}'),
  entityProbe('documents', bruno, 'Person p0203', '{ rfis { id } }', '{"_entities":[{"rfis":[]}]}'),
  entityProbe('documents', greta, 'Document doc-0301-1', '{ id }', NONE),
  entityProbe('documents', fiona, 'Document doc-0301-1', '{ id }', NONE),
  // A fact is no proof: whoever brings one gets alerts about those alone whom they may see.
  subgraphProbe('notices', bruno, dashboardWith('p0301', 'p0202'), '{"_entities":[{"nextSteps":[{"about":{"id":"p0202"}}]}]}'),
  ...[nobody, fiona, delegate].map((viewer) =>
    subgraphProbe(
      'notices',
      viewer,
      'mutation { markNoticeRead(id: "ntc-0301-1") { notice { id } } }',
      '{"markNoticeRead":null} !markNoticeRead',
    ),
  ),
  ...[nobody, fiona, somePartner].map((viewer) =>
    subgraphProbe(
      'notices',
      viewer,
      'mutation { redeemNoticeDownload(handle: "none") { recipientId } }',
      '{"redeemNoticeDownload":null} !redeemNoticeDownload',
    ),
  ),
];
