import { FOUR_TABS_QUERY as FOUR_TABS } from '../../scripts/bench/four-tabs-query.ts';

/** A question to the graph: its name, the document, and variables if it has any. */
export type Question = readonly [name: string, query: string, variables?: Record<string, unknown>];

const DOCUMENT = 'id about { id name { full } } category channel status submittedOn receivedOn notAcceptedReason';
const NOTICE = `id type title noticeDate mailedOn language actionEffectiveOn reasonCode regulationCitations appealDueOn
  benefitsContinueIfAppealBy dueOn deliveredVia readAt recipients { id } about { id name { first } }
  decisions { id coverageType outcome effectiveOn person { id } }`;
const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Somebody's household, person and records: whoever else asks for them learns nothing. */
const byId = (digits: string): Question => [
  `the records of ${digits} by id`,
  /* GraphQL */ `
    query ($household: ID!, $person: ID!, $document: ID!, $rfi: ID!, $notice: ID!, $massHealthId: ID!) {
      household(id: $household) { id viewerRole members { role relationshipToHead person { id name { full } } } }
      person(id: $person) { id name { full preferred } eligibility { id coverageType status } contact { email } }
      document(id: $document) { ${DOCUMENT} rfi { id documents { id } } }
      rfi(id: $rfi) { id category status about { id } documents { id } }
      notice(id: $notice) { ${NOTICE} }
      coverageCheck(massHealthId: $massHealthId) { asOf coverage { coverageType status start end } }
      documentReceipt(id: $document) { id category submittedOn receivedOn state }
    }
  `,
  {
    household: `h${digits.slice(0, 2)}`,
    person: `p${digits}`,
    document: `doc-${digits}-1`,
    rfi: `rfi-${digits}-1`,
    notice: `ntc-${digits}-1`,
    massHealthId: `99900000${digits}`,
  },
];

/** Reads of every kind, by whoever is signed in. */
export const READS: readonly Question[] = [
  ['the four tabs', FOUR_TABS],
  [
    'the account',
    `{ viewer { id provider authenticatedAt account { id firstName lastName email emailVerified createdOn }
       links { kind state method } roles { role household { id viewerRole } } person { id massHealthId }
       receipts(first: 2) { edges { cursor node { id category submittedOn receivedOn state } } ${PAGE} } } }`,
  ],
  ['documents', `{ me { documents { edges { cursor node { ${DOCUMENT} } } ${PAGE} } rfis { id category status dueOn } } }`],
  [
    'documents of households',
    `{ households { documents(first: 1) { edges { node { id } } ${PAGE} } rfis { id category documents { id } } } }`,
  ],
  ['notices', `{ me { notices(first: 2) { edges { cursor node { ${NOTICE} } } ${PAGE} } decisions { id outcome } } }`],
  [
    'mailings',
    `{ households { mailings { __typename id title mailedOn language
       ... on Notice { type about { id } } ... on TaxForm { form taxYear } } } }`,
  ],
  [
    'benefits of households',
    `{ households { eligibility { id person { id } coverageType minimumEssentialCoverage decidedOn premium { amount currency } }
       enrollments { id planName person { id } } healthConnectorEligibility { id program status planYear asOf person { id } } } }`,
  ],
  ['help', '{ help { customerService { phone tty hours timeZone } learnMoreUrl reportChangesUrl clearCacheUrl } }'],
  [
    'the state of the feeds',
    `{ feedStatus { identity { asOf records } masshealth { asOf records } healthConnector { asOf records }
       documents { asOf records } notices { asOf records } } }`,
  ],
  byId('0201'),
  byId('0202'),
  byId('0402'),
  byId('9999'),
  byId('0201\u0000'),
];

/** What changes something, and what then reads it. */
export const MARKS: readonly Question[] = [
  ...['ntc-0201-1', 'ntc-0402-1', 'ntc-9999-1'].map((id): Question => [
    `mark ${id}`,
    'mutation ($id: ID!) { markNoticeRead(id: $id) { notice { id readAt } } }',
    { id },
  ]),
  ['read marks', '{ me { notices { edges { node { id readAt } } } } }'],
];

/** What is refused, or answered by an error. */
export const MISTAKES: readonly Question[] = [
  ['not GraphQL', '{ me { '],
  ['no such field', '{ me { ssn } }'],
  ['no such argument', '{ help(id: 900120001) { learnMoreUrl } }'],
  ['a value of the wrong type', 'query ($first: Int!) { me { documents(first: $first) { totalCount } } }', { first: 'p0201' }],
  ['a variable that is missing', 'query ($id: ID!) { person(id: $id) { id } }'],
  ['too long a page', '{ me { documents(first: 51) { totalCount } } }'],
  ['a page before the first', '{ me { documents(first: -1) { totalCount } } }'],
  ['a cursor of nothing', '{ me { documents(after: "bm90aGluZw") { totalCount edges { node { id } } } } }'],
  ['two operations', 'query A { help { learnMoreUrl } } query B { help { learnMoreUrl } }'],
  ['a mutation with a sign-in that may be too old', 'mutation { unlinkAccount(kind: DTA) { kind state } }'],
];
