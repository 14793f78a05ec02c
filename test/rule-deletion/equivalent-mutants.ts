/**
 * Rules that another rule, or what a resolver looks up, makes redundant today: weakening one of them alone shows nobody
 * anything. They stay as the second line. By subgraph and coordinate, some for one weakening only; each with the reason.
 */
export const EQUIVALENT: Readonly<Record<string, string>> = {
  ...inAll(['identity', 'masshealth', 'health-connector', 'documents', 'notices', 'everywhere'], {
    FeedStatus: 'found only on Query.feedStatus, which asks for the same',
    Feed: 'found only on FeedStatus, below Query.feedStatus, which asks for the same',
  }),
  ...inAll(['identity', 'documents', 'everywhere'], {
    Viewer: 'Query.viewer asks for the same, and no reference to another account is ever resolved',
  }),
  ...inAll(['documents', 'notices', 'everywhere'], {
    PageInfo: 'found only on connections, which stand only where somebody is signed in',
  }),
  ...inAll(['identity', 'masshealth', 'documents', 'notices', 'everywhere'], {
    AlertFacts: 'no client can ask for it, and no reference to those whom the viewer does not see is ever resolved',
    AlertFact: 'found only on AlertFacts, which is resolved for nobody else',
  }),
  ...inMutations({
    LinkAccountPayload: 'linkAccount, which asks for more',
    UnlinkAccountPayload: 'unlinkAccount, which asks for more',
    StartAssistedSessionPayload: 'startAssistedSession, which asks for more',
    EndAssistedSessionPayload: 'endAssistedSession, which asks for more',
    SignOutPayload: 'signOut, which asks for the same',
    CreateHandOffPayload: 'createHandOff, which asks for more',
    RedeemHandOffPayload: 'redeemHandOff, which asks for more',
    CheckPasswordPayload: 'checkPassword, which asks for the same',
    OpenAccountPayload: 'openAccount, which asks for the same',
  }),
  ...inAny(['identity Mutation.endAssistedSession', 'identity Mutation.createHandOff', 'notices Mutation.dismissAlert'], {
    'or member_present': 'whoever is a member in person is signed in',
    'or partner and member_present': 'no partner is a member in person',
  }),
  ...inLabels({
    identity:
      'Viewer Account AccountLink ViewerRole AssistedSession SecurityEvent Person Contact Address Phone Household HouseholdMember',
    masshealth: 'Eligibility Enrollment',
    'health-connector': 'HealthConnectorEligibility PlanType',
    documents: 'Document Rfi DocumentReceipt',
    notices: 'Notice NoticeDecision TaxForm Alert TabSummary',
  }),
  'documents RfiLabels.category: or ordinary_proof':
    'an Rfi exists only for the person and the head, who both may see an ordinary one',
  'documents RfiLabels.category: or head_of_household_limited and ordinary_proof':
    'an Rfi of a restricted member does not exist for the head',
  'identity Person': 'looked up for whom the viewer may see alone, that the time tells nothing either',
  'identity Household': 'looked up for whom it lists alone, that the time tells nothing either',
  'documents Document': 'found only among what the viewer submitted about those seen in full',
  'documents Rfi': 'found only among those about whom the viewer sees in full, and on Person.rfis, which asks for the same',
  'documents Person.rfis': 'holds objects of Rfi alone, which asks for the same',
  'masshealth Enrollment':
    'found only on Person.enrollments, which asks for the same, and on Household, which lists nothing else',
  'masshealth Person.enrollments': 'holds objects of Enrollment alone, which asks for the same',
  'notices Notice': 'found only among what was sent to the viewer',
  'identity StandingChanges': 'found only on Query.standingChanges, which asks for the same',
  'identity AssistedSession': 'found only on Viewer.assistedSessions and in payloads of mutations, which ask for more',
  'identity SecurityEvent': 'found only on Viewer.securityEvents, which asks for more',
  'identity Account': 'found only on Viewer, which asks for the same',
  'identity AccountLink': 'found only on Viewer, which asks for the same',
  'identity ViewerRole': 'found only on Viewer, which asks for the same',
  'identity PersonName': 'found only on Person, which asks for the same',
  'identity Contact': 'found only on Person.contact, which asks for the same',
  'identity Address': 'found only below Person.contact, which asks for the same',
  'identity Phone': 'found only below Person.contact, which asks for the same',
  'identity HouseholdMember': 'found only on Household.members, which lists nobody whom the viewer may not see',
  'identity ViewerStanding': 'found only on Query.viewerStanding, which asks for the same',
  'identity StandingDelegate': 'found only below Query.viewerStanding, which asks for the same',
  'identity HeadedHousehold': 'found only below Query.viewerStanding, which asks for the same',
  'identity HeadedMember': 'found only below Query.viewerStanding, which asks for the same',
  'masshealth Eligibility': 'found only on Person, which asks for the same, and on Household, which lists nobody else',
  'masshealth Money': 'found only on Eligibility.premium, which asks for the same',
  'masshealth CoverageCheck': 'found only on Query.coverageCheck, which asks for more',
  'masshealth CoverageStatus': 'found only below Query.coverageCheck, which asks for more',
  'health-connector HealthConnectorEligibility':
    'found only on Person, which asks for the same, and on Household, which lists nobody else',
  'health-connector PlanType': 'found only on Person.planType, which asks for the same',
  'documents Rfi.category: or ordinary_proof': 'an Rfi exists only for the person and the head, who both may see an ordinary one',
  'documents Rfi.category: or head_of_household_limited and ordinary_proof':
    'an Rfi of a restricted member does not exist for the head',
  'documents DocumentReceipt':
    'found only on Query.documentReceipt, which asks for more, and on Viewer.receipts, which lists one’s own',
  'documents DocumentConnection': 'found only on Person.documents and Household.documents, which ask for more',
  'documents DocumentEdge': 'found only below Person.documents and Household.documents, which ask for more',
  'documents DocumentReceiptConnection': 'found only on Viewer, which asks for the same',
  'documents DocumentReceiptEdge': 'found only below Viewer, which asks for the same',
  'notices MarkNoticeReadPayload': 'found only on Mutation.markNoticeRead, which asks for the same',
  'notices NoticeDownload': 'found only on Notice.download, below Notice, which asks for the same',
  'notices RedeemedLetter': 'found only on Mutation.redeemNoticeDownload, which looks up the viewer’s own',
  'notices Query.dashboard': 'Dashboard asks for the same, and no dashboard is without an account',
  'notices DismissAlertPayload': 'found only on Mutation.dismissAlert, which asks for more',
  'notices TabSummary': 'found only on Dashboard, which asks for the same',
  'notices TaxForm': 'found only on Household.mailings, which lists the viewer’s own',
  'notices NoticeConnection': 'found only on Person.notices, which asks for more',
  'notices NoticeEdge': 'found only below Person.notices, which asks for more',
};

/** Of two rules that guard the same each makes the other redundant: one of them is needed. */
export const EITHER: readonly (readonly [string, string])[] = [
  ['documents Rfi', 'documents Person.rfis'],
  ['masshealth Enrollment', 'masshealth Person.enrollments'],
];

/** Labels stand on the object that they word, and nowhere else. */
function inLabels(types: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(types).flatMap(([subgraph, names]) =>
      names.split(' ').map((name) => [`${subgraph} ${name}Labels`, `found only on ${name}, which asks for the same`]),
    ),
  );
}

function inMutations(reasons: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reasons).map(([type, reason]) => [`identity ${type}`, `found only on Mutation.${reason}`]),
  );
}

/** For one weakening only, at several places. */
function inAny(places: readonly string[], reasons: Readonly<Record<string, string>>): Record<string, string> {
  const entries = places.flatMap((place) =>
    Object.entries(reasons).map(([weakening, reason]) => [`${place}: ${weakening}`, reason] as const),
  );
  return Object.fromEntries(entries);
}

function inAll(subgraphs: readonly string[], reasons: Readonly<Record<string, string>>): Record<string, string> {
  const entries = subgraphs.flatMap((subgraph) =>
    Object.entries(reasons).map(([type, reason]) => [`${subgraph} ${type}`, reason] as const),
  );
  return Object.fromEntries(entries);
}
