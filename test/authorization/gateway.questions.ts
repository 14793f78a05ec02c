import { labels } from '../support/worded.ts';

/** The questions that every viewer is asked through the gateway; together they ask for every field of the graph. */

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ADDRESS = `{ kind line1 line2 city state zip ${labels('Address')} }`;

/** What can be withheld, with the reason beside it. */
const WITHHELD = ['contact', 'planType', 'eligibility', 'enrollments', 'documents', 'rfis', 'notices'];

/** Run before all others, so that the notice is marked as read. Nobody who is asked has a link of this kind. */
const CHANGES = [
  'mutation ($notice: ID!) { markNoticeRead(id: $notice) { notice { __typename } } }',
  'mutation { unlinkAccount(kind: DTA) { kind state } }',
  'mutation { dismissAlert(id: "AAAAAAAAAAAAAAAAAAAAAA") { dashboard { __typename } } }',
];

const OF_THE_VIEWER = `query {
  viewer {
    id provider authenticatedAt isDelegate handOffTargets ${labels('Viewer')}
    account { id firstName lastName email emailVerified createdOn ${labels('Account')} }
    links { kind state method linkedAt lockedUntil ${labels('AccountLink')} }
    roles { role household { __typename } ${labels('ViewerRole')} }
    person { __typename }
    receipts(first: 9) { totalCount ${PAGE} edges { cursor node { id category submittedOn receivedOn state ${labels('DocumentReceipt')} } } }
  }
  me { __typename }
  households { __typename }
  help { customerService { phone tty hours timeZone openNow selfService } learnMoreUrl reportChangesUrl clearCacheUrl
    signInAdvice reportChanges updateApplication linkLocked clearCache browsers apps { system minimumVersion } }
  feedStatus {
    identity { asOf records } masshealth { asOf records } healthConnector { asOf records }
    documents { asOf records } notices { asOf records }
  }
}`;

const OF_A_PERSON = `query ($person: ID!) {
  person(id: $person) {
    id birthDate massHealthId ${labels('Person')}
    name { first middle last suffix preferred full }
    contact {
      homeAddress ${ADDRESS} mailingAddress ${ADDRESS} phones { kind number primary ${labels('Phone')} }
      email spokenLanguage writtenLanguage format ${labels('Contact')}
    }
    eligibility {
      id person { id } coverageType status minimumEssentialCoverage medicareSavingsProgram decidedOn start end
      renewalDueOn renewalIntervalMonths premium { amount currency } asOf ${labels('Eligibility')}
    }
    enrollments {
      id person { id } kind status planName pcpName pcpSite start end planSelectionEndsOn fixedEnrollmentUntil asOf ${labels('Enrollment')}
    }
    healthConnectorEligibility { id person { id } program status planYear asOf ${labels('HealthConnectorEligibility')} }
    planType { planYear program connectorCarePlanType metalTier ${labels('PlanType')} }
    ${WITHHELD.map((field) => `${field}Withheld ${field}WithheldLabel`).join(' ')}
    documents(first: 9) { totalCount ${PAGE} edges { cursor node { __typename } } }
    rfis { id }
    notices(first: 9) { totalCount ${PAGE} edges { cursor node { __typename } } }
    decisions { id person { id } coverageType outcome effectiveOn ${labels('NoticeDecision')} }
  }
}`;

const OF_A_HOUSEHOLD = `query ($household: ID!) {
  household(id: $household) {
    id viewerRole ${labels('Household')}
    members { person { id } role isApplying relationshipToHead from to ${labels('HouseholdMember')} }
    eligibility { id } enrollments { id } healthConnectorEligibility { id } rfis { id }
    documents(first: 9) { __typename }
    mailings(first: 9) { __typename id title mailedOn language ... on TaxForm { id form taxYear title mailedOn language ${labels('TaxForm')} } }
  }
}`;

const OF_RECORDS = `query ($document: ID!, $rfi: ID!, $notice: ID!, $massHealthId: ID!) {
  document(id: $document) {
    id about { id } category channel status submittedOn receivedOn notAcceptedReason rfi { id } ${labels('Document')}
  }
  rfi(id: $rfi) { id about { id } category categoryWithheld status requestedOn dueOn documents { id } ${labels('Rfi')} }
  notice(id: $notice) {
    id type title noticeDate mailedOn recipients { id } about { id } language actionEffectiveOn reasonCode
    regulationCitations appealDueOn benefitsContinueIfAppealBy dueOn deliveredVia readAt decisions { id } ${labels('Notice')}
    download { url handle expiresInSeconds contentType bytes language }
  }
  coverageCheck(massHealthId: $massHealthId) { coverage { coverageType status start end } asOf }
  documentReceipt(id: $document) { id category submittedOn receivedOn state ${labels('DocumentReceipt')} }
}`;

const OF_THE_DASHBOARD = `{
  dashboard {
    id importantInformation { about { id } } nextSteps { id kind severity tab dueOn about { id } reference handOff dismissible ${labels('Alert')} }
    tabs { tab alerts open ${labels('TabSummary')} }
  }
}`;

export const QUESTIONS = [...CHANGES, OF_THE_VIEWER, OF_A_PERSON, OF_A_HOUSEHOLD, OF_RECORDS, OF_THE_DASHBOARD];
