import { gatewayProbe, type Probe } from './probe.ts';

/** Everything that needs a linked person, by ids of household 2. */
const LINKED_ROOTS =
  '{ me { id } households { id } household(id: "h02") { id } person(id: "p0201") { id } document(id: "doc-0201-1") { id } rfi(id: "rfi-0202-1") { id } notice(id: "ntc-0201-1") { id } }';
const NO_LINKED_ROOTS =
  '{"me":null,"households":null,"household":null,"person":null,"document":null,"rfi":null,"notice":null}' +
  ' !document !household !households !me !notice !person !rfi';

const PARTNER_ROOTS =
  '{ coverageCheck(massHealthId: "999000000201") { coverage { status } } documentReceipt(id: "doc-0201-1") { id } }';
const RECORDS =
  '{ feedStatus { identity { records } masshealth { records } healthConnector { records } documents { records } notices { records } } }';
const NO_RECORDS =
  '{"feedStatus":{"identity":{"records":null},"masshealth":{"records":null},"healthConnector":{"records":null},"documents":{"records":null},"notices":{"records":null}}}' +
  ' !feedStatus.documents.records !feedStatus.healthConnector.records !feedStatus.identity.records !feedStatus.masshealth.records !feedStatus.notices.records';

/** A mutation whose only field is denied, so that nothing runs. */
const deniedTo = (signIn: string, mutation: string): Probe => {
  const name = mutation.split(/[ (]/, 1)[0] ?? '';
  return gatewayProbe(signIn, `mutation { ${mutation} }`, `{"${name}":null} !${name}`);
};

const LINK = 'linkAccount(by: { massHealthId: "999000000201" }, birthDate: "1985-05-23") { linked }';
const UNLINK = 'unlinkAccount(kind: DTA) { state }';
const START =
  'startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) { token }';
const END = 'endAssistedSession(id: "none") { session { id } }';
const SIGN_OUT = 'signOut { signedOut }';
const HAND_OFF = 'createHandOff(target: MAHEALTHCONNECTOR_APPLICATION) { url }';
const REDEEM = 'redeemHandOff(token: "none") { subject }';
const MARK = 'markNoticeRead(id: "ntc-0201-1") { notice { id } }';
const DISMISS = 'dismissAlert(id: "AAAAAAAAAAAAAAAAAAAAAA") { dashboard { id } }';

/** What may be done to an account, by whom, and when. Each stands alone: so do those by which one might guess. */
const ACCOUNT_PROBES: readonly Probe[] = [
  ...[LINK, UNLINK, START, END, HAND_OFF, MARK, DISMISS].map((mutation) => deniedTo('delegate of H02', mutation)),
  ...[LINK, UNLINK].map((mutation) => deniedTo('H02 of yesterday', mutation)),
  ...[START, MARK].map((mutation) => deniedTo('H08', mutation)),
  ...['anonymous', 'partner-documents'].flatMap((signIn) =>
    [LINK, UNLINK, START, END, SIGN_OUT, HAND_OFF, MARK, DISMISS].map((mutation) => deniedTo(signIn, mutation)),
  ),
  ...['anonymous', 'partner-documents', 'H02 with scopes'].map((signIn) => deniedTo(signIn, REDEEM)),
  gatewayProbe(
    'delegate of H02',
    '{ viewer { isDelegate assistedSessions { id } securityEvents { kind } handOffTargets } }',
    '{"viewer":{"isDelegate":true,"assistedSessions":null,"securityEvents":null,"handOffTargets":null}} !viewer.assistedSessions !viewer.handOffTargets !viewer.securityEvents',
  ),
];

/**
 * H02 is Bruno, head of household 2 with Carla (p0202), Eva (p0203, restricted) and Dani (p0204). H04-hugo is Hugo, a
 * member of household 4. H08 is linked to nobody. H06-lmg is Lara, not by MA Login. H09 is Oskar, head, with Pia (p0902).
 */
export const GATEWAY_PROBES: readonly Probe[] = [
  // Who is not signed in, or not linked, begins nowhere.
  gatewayProbe('anonymous', LINKED_ROOTS, NO_LINKED_ROOTS),
  gatewayProbe('H08', LINKED_ROOTS, NO_LINKED_ROOTS),
  gatewayProbe('staff', LINKED_ROOTS, NO_LINKED_ROOTS),
  gatewayProbe(
    'anonymous',
    '{ viewer { id } feedStatus { identity { asOf } } }',
    '{"viewer":null,"feedStatus":null} !feedStatus !viewer',
  ),
  ...['anonymous', 'partner-documents'].map((signIn) =>
    gatewayProbe(signIn, '{ viewer { id } dashboard { id } }', '{"viewer":null,"dashboard":null} !dashboard !viewer'),
  ),
  ...ACCOUNT_PROBES,
  gatewayProbe('H02', 'mutation { markNoticeRead(id: "ntc-0202-1") { notice { id } } }', '{"markNoticeRead":{"notice":null}}'),

  // Partners need both to be partners and to hold the scope.
  gatewayProbe('anonymous', PARTNER_ROOTS, '{"coverageCheck":null,"documentReceipt":null} !coverageCheck !documentReceipt'),
  gatewayProbe('H02 with scopes', PARTNER_ROOTS, '{"coverageCheck":null,"documentReceipt":null} !coverageCheck !documentReceipt'),
  gatewayProbe(
    'partner-eligibility',
    '{ documentReceipt(id: "doc-0201-1") { id } }',
    '{"documentReceipt":null} !documentReceipt',
  ),
  gatewayProbe(
    'partner-documents',
    '{ coverageCheck(massHealthId: "999000000201") { coverage { status } } }',
    '{"coverageCheck":null} !coverageCheck',
  ),
  gatewayProbe('H02', RECORDS, NO_RECORDS),
  gatewayProbe('partner-documents', RECORDS, NO_RECORDS),

  // The head sees a member, but not what is that member's alone.
  gatewayProbe(
    'H02',
    '{ person(id: "p0202") { massHealthId contact { email homeAddress { line1 } phones { number } } planType { planYear } documents { totalCount } notices { totalCount } enrollments { planName } rfis { id category } eligibility { coverageType } } }',
    '{"person":{"massHealthId":null,"contact":null,"planType":null,"documents":null,"notices":null,"enrollments":[{"planName":"H02P02 planName"}],"rfis":[{"id":"rfi-0202-1","category":null}],"eligibility":[{"coverageType":"STANDARD"}]}}' +
      ' !person.contact !person.documents !person.massHealthId !person.notices !person.planType !person.rfis.0.category',
  ),
  // Of a restricted member coverage, and what is decided of it.
  gatewayProbe(
    'H02',
    '{ person(id: "p0203") { enrollments { planName } rfis { id } eligibility { coverageType start } decisions { outcome effectiveOn } } }',
    '{"person":{"enrollments":[],"rfis":[],"eligibility":[{"coverageType":"STANDARD","start":"2026-09-22"}],"decisions":[{"outcome":"APPROVAL","effectiveOn":"2026-09-22"}]}}',
  ),
  gatewayProbe(
    'H02',
    '{ person(id: "p0202") { rfis { labels { category status } } } }',
    '{"person":{"rfis":[{"labels":{"category":null,"status":"Respondida en parte"}}]}}' + ' !person.rfis.0.labels.category',
  ),
  gatewayProbe(
    'H02',
    '{ household(id: "h02") { enrollments { id } rfis { id } } }',
    '{"household":{"enrollments":[{"id":"enrollment-p0201-1"},{"id":"enrollment-p0202-1"},{"id":"enrollment-p0204-1"}],"rfis":[{"id":"rfi-0202-1"},{"id":"rfi-0204-1"}]}}',
  ),
  gatewayProbe('H02', '{ document(id: "doc-0203-1") { id } rfi(id: "rfi-0203-1") { id } }', '{"document":null,"rfi":null}'),
  // Somebody else's, and what is of nobody whom the viewer knows.
  gatewayProbe(
    'H02',
    '{ person(id: "p0301") { id } household(id: "h03") { id } document(id: "doc-0202-1") { id } rfi(id: "rfi-0301-1") { id } notice(id: "ntc-0202-1") { id } }',
    '{"person":null,"household":null,"document":null,"rfi":null,"notice":null}',
  ),
  gatewayProbe(
    'H04-hugo',
    '{ person(id: "p0401") { id } households { members { person { id } } eligibility { person { id } } } document(id: "doc-0401-1") { id } rfi(id: "rfi-0403-1") { id } notice(id: "ntc-0401-1") { id } }',
    '{"person":null,"households":[{"members":[{"person":{"id":"p0402"}}],"eligibility":[{"person":{"id":"p0402"}}]}],"document":null,"rfi":null,"notice":null}',
  ),
  // A notice is the recipient's; a decision in it about somebody who has left the household is not.
  gatewayProbe(
    'H13',
    '{ notice(id: "ntc-1301-1") { decisions { person { id } } } }',
    '{"notice":{"decisions":[{"person":{"id":"p1302"}},{"person":{"id":"p1303"}}]}}',
  ),
  // The plan type: one's own, and by MA Login.
  gatewayProbe('H06-lmg', '{ me { planType { planYear } } }', '{"me":{"planType":null}} !me.planType'),
  gatewayProbe('H09', '{ person(id: "p0902") { planType { planYear } } }', '{"person":{"planType":null}} !person.planType'),
];
