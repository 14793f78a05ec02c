import { labels } from '../support/worded.ts';

/** An entity is asked for by its key, as the gateway would. */
export type EntityQuestion = {
  readonly type: string;
  readonly key: 'person' | 'household' | 'account' | 'document' | 'rfi' | 'notice';
  readonly selection: string;
  /** What else comes along with the key, for the person looked at. */
  readonly brings?: (person: string) => Record<string, unknown>;
};

export type SubgraphQuestions = {
  /** Whether the changes of accounts are asked as well, of which there may be one more here than at the gateway. */
  readonly changesAccounts?: boolean;
  /** Whether a handle of a letter is redeemed: the viewer's own where there is one. */
  readonly redeemsHandles?: boolean;
  /** Run first. */
  readonly changes?: readonly string[];
  readonly entities: readonly EntityQuestion[];
  readonly queries: readonly string[];
};

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ADDRESS = `{ kind line1 line2 city state zip ${labels('Address')} }`;
const entity = (
  type: string,
  key: EntityQuestion['key'],
  selection: string,
  brings: EntityQuestion['brings'] = () => ({}),
): EntityQuestion => ({ type, key, selection, brings });

/** What is asked beside fields that can be withheld. */
const withheld = (...fields: readonly string[]) => fields.map((field) => `${field}Withheld ${field}WithheldLabel`).join(' ');

const facts = (field: string) => `id ${field} { id personId code on }`;

/** A fact as another subgraph would tell it. */
const broughtFacts = (person: string) => ({
  coverageFacts: [{ coverage: [{ id: `eligibility-${person}-1`, personId: person, code: 'RENEWAL_DUE', on: '2026-12-26' }] }],
  proofFacts: [{ proofs: [] }],
  accountFacts: [{ account: [] }],
});

export const IDENTITY: SubgraphQuestions = {
  changesAccounts: true,
  changes: ['mutation { unlinkAccount(kind: DTA) { kind state } }'],
  entities: [
    entity(
      'Person',
      'person',
      `id birthDate massHealthId ${labels('Person')} name { first middle last suffix preferred full }
      contact {
        homeAddress ${ADDRESS} mailingAddress ${ADDRESS} phones { kind number primary ${labels('Phone')} }
        email spokenLanguage writtenLanguage format ${labels('Contact')}
      }
      ${withheld('contact')}`,
    ),
    entity(
      'Household',
      'household',
      `id viewerRole ${labels('Household')} members { personId person { id } role isApplying relationshipToHead from to ${labels('HouseholdMember')} }`,
    ),
    entity(
      'Viewer',
      'account',
      `id provider authenticatedAt isDelegate handOffTargets ${labels('Viewer')} account { id firstName lastName email emailVerified createdOn ${labels('Account')} }
      links { kind state method linkedAt lockedUntil ${labels('AccountLink')} } roles { role household { __typename } ${labels('ViewerRole')} } person { __typename }
      assistedSessions { id delegateName delegateKind startedAt endsAt labels { delegateKind startedAt endsAt } } securityEvents { kind at ${labels('SecurityEvent')} }`,
    ),
    entity('AlertFacts', 'person', facts('account')),
  ],
  queries: [
    '{ viewer { __typename } me { __typename } households { __typename } feedStatus { identity { asOf records } } }',
    'query ($person: ID!, $household: ID!) { person(id: $person) { __typename } household(id: $household) { __typename } }',
    `{ viewerStanding {
      accountId personId language memberOf heads { id members { personId limited } } changesInSeconds
      changeSubject profileDue log position
      delegate { assistedSessionId kind } provider ended endsInSeconds
    } }`,
    '{ standingChanges(log: "none", since: 0, first: 1) { log position newest subjects complete } }',
  ],
};

export const MASSHEALTH: SubgraphQuestions = {
  entities: [
    entity(
      'Person',
      'person',
      `id
      eligibility {
        id personId person { id } coverageType status minimumEssentialCoverage medicareSavingsProgram decidedOn start end
        renewalDueOn renewalIntervalMonths premium { amount currency } asOf ${labels('Eligibility')}
      }
      enrollments {
        id personId person { id } kind status planName pcpName pcpSite start end planSelectionEndsOn fixedEnrollmentUntil asOf ${labels('Enrollment')}
      }
      ${withheld('eligibility', 'enrollments')}`,
    ),
    entity('Household', 'household', 'id eligibility { id personId person { id } } enrollments { id personId person { id } }'),
    entity('AlertFacts', 'person', facts('coverage')),
  ],
  queries: [
    'query ($massHealthId: ID!) { coverageCheck(massHealthId: $massHealthId) { coverage { coverageType status start end } asOf } }',
    '{ feedStatus { masshealth { asOf records } } }',
  ],
};

export const HEALTH_CONNECTOR: SubgraphQuestions = {
  entities: [
    entity(
      'Person',
      'person',
      `id healthConnectorEligibility { id personId person { id } program status planYear asOf ${labels('HealthConnectorEligibility')} }
      planType { planYear program connectorCarePlanType metalTier ${labels('PlanType')} } planTypeWithheld planTypeWithheldLabel`,
    ),
    entity('Household', 'household', 'id healthConnectorEligibility { id personId person { id } }'),
  ],
  queries: ['{ feedStatus { healthConnector { asOf records } } }'],
};

export const DOCUMENTS: SubgraphQuestions = {
  entities: [
    entity(
      'Rfi',
      'rfi',
      `id personId sensitive about { id } category categoryWithheld status requestedOn dueOn documents { id personId } ${labels('Rfi')}`,
    ),
    entity(
      'Person',
      'person',
      `id documents(first: 9) { totalCount ${PAGE} edges { cursor node { __typename } } } rfis { id personId }
      ${withheld('documents', 'rfis')}`,
    ),
    entity('Household', 'household', 'id rfis { id personId } documents(first: 9) { __typename }'),
    entity('AlertFacts', 'person', facts('proofs')),
    entity(
      'Document',
      'document',
      `id personId submitterId about { id } category channel status submittedOn receivedOn notAcceptedReason rfi { id } ${labels('Document')}`,
    ),
    entity(
      'Viewer',
      'account',
      `id receipts(first: 9) { totalCount ${PAGE} edges { cursor node { id submitterId category submittedOn receivedOn state ${labels('DocumentReceipt')} } } }`,
    ),
  ],
  queries: [
    'query ($document: ID!, $rfi: ID!) { document(id: $document) { __typename } rfi(id: $rfi) { __typename } }',
    `query ($document: ID!) { documentReceipt(id: $document) { id submitterId category submittedOn receivedOn state ${labels('DocumentReceipt')} } }`,
    '{ feedStatus { documents { asOf records } } }',
  ],
};

export const NOTICES: SubgraphQuestions = {
  redeemsHandles: true,
  changes: [
    'mutation ($notice: ID!) { markNoticeRead(id: $notice) { notice { __typename } } }',
    'mutation { dismissAlert(id: "AAAAAAAAAAAAAAAAAAAAAA") { dashboard { __typename } } }',
  ],
  entities: [
    entity(
      'Person',
      'person',
      `id notices(first: 9) { totalCount ${PAGE} edges { cursor node { __typename } } }
      ${withheld('notices')}
      decisions { id personId person { id } coverageType outcome effectiveOn ${labels('NoticeDecision')} }`,
    ),
    entity(
      'Household',
      'household',
      `id mailings(first: 9) {
        __typename id title mailedOn language ... on TaxForm { id recipientId form taxYear title mailedOn language ${labels('TaxForm')} }
      }`,
    ),
    entity(
      'Notice',
      'notice',
      `id recipientIds type title noticeDate mailedOn recipients { id } about { id } language actionEffectiveOn reasonCode
      regulationCitations appealDueOn benefitsContinueIfAppealBy dueOn deliveredVia readAt decisions { id personId } ${labels('Notice')}
      download { url handle expiresInSeconds contentType bytes language }`,
    ),
    entity(
      'Dashboard',
      'account',
      `id coverageFacts { ${facts('coverage')} } proofFacts { ${facts('proofs')} } accountFacts { ${facts('account')} }
      importantInformation { about { id } }
      nextSteps { id personId accountId kind severity tab dueOn about { id } reference handOff dismissible ${labels('Alert')} }
      tabs { tab alerts open ${labels('TabSummary')} }`,
      broughtFacts,
    ),
  ],
  queries: [
    'query ($notice: ID!) { notice(id: $notice) { __typename } }',
    '{ dashboard { __typename } }',
    `{ help { customerService { phone tty hours timeZone openNow selfService } learnMoreUrl reportChangesUrl clearCacheUrl
    signInAdvice reportChanges updateApplication linkLocked clearCache browsers apps { system minimumVersion } } }`,
    '{ feedStatus { notices { asOf records } } }',
  ],
};
