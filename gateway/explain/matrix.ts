import type { Subject } from '../../schema/contract/policies.ts';
import type { Requirement } from '../../schema/contract/read-policies.ts';
import { decide, isSubjectLeaf, type Verdict } from '../../schema/contract/requirement.ts';
import { ANONYMOUS, createViewer, NO_STANDING, type SignIn, type Standing, type Viewer } from '../../schema/contract/viewer.ts';
import type { AccessModel } from '../access/access-model.ts';
import { coordinates } from '../access/find-coverage-gaps.ts';

const NOW = 0;
const PERSON: SignIn = {
  kind: 'person',
  issuer: 'ma-login',
  subject: 'viewer',
  provider: 'MA_LOGIN',
  authenticatedAt: NOW,
  sessionId: 'session',
  scopes: [],
};
const LINKED: Standing = { ...NO_STANDING, accountId: 'account', personId: 'viewer' };
const HEAD: Standing = {
  ...LINKED,
  memberOf: ['household'],
  heads: [
    {
      id: 'household',
      members: [
        { personId: 'member', view: 'full' },
        { personId: 'restricted', view: 'limited' },
      ],
    },
  ],
};

const person = (standing: Standing, signIn: Partial<SignIn> = {}): Viewer =>
  createViewer({ ...PERSON, ...signIn }, standing, NOW);
const about = (who: string): Subject => ({
  person: who,
  account: 'account',
  household: 'household',
  submitter: 'viewer',
  recipient: 'viewer',
  sensitive: false,
});
const own = about('viewer');

/** A column: a viewer and a subject. The records are ones that the viewer submitted or received, of an ordinary category. */
export type Role = { readonly name: string; readonly means: string; readonly viewer: Viewer; readonly subject: Subject };

/** The roles of the matrix, as the requirements name them (RO-1 to RO-10). */
export const ROLES: readonly Role[] = [
  { name: 'anonymous', means: 'nobody is signed in', viewer: ANONYMOUS, subject: own },
  {
    name: 'unlinked',
    means: 'a person whose account is linked to no record',
    viewer: person({ ...NO_STANDING, accountId: 'account' }),
    subject: own,
  },
  {
    name: 'member',
    means: 'a household member, looking at their own data',
    viewer: person({ ...LINKED, memberOf: ['household'] }),
    subject: own,
  },
  {
    name: 'member, other',
    means: 'a household member, looking at another member',
    viewer: person({ ...LINKED, memberOf: ['household'] }),
    subject: { ...about('member'), submitter: 'member', recipient: 'member' },
  },
  { name: 'head', means: 'the head of household, looking at a member', viewer: person(HEAD), subject: about('member') },
  {
    name: 'head, restricted',
    means: 'the head of household, looking at a restricted member',
    viewer: person(HEAD),
    subject: about('restricted'),
  },
  {
    name: 'holder',
    means: 'an account holder who is not on the application',
    viewer: person({ ...NO_STANDING, accountId: 'account' }),
    subject: { ...about('member'), submitter: 'account', recipient: 'member' },
  },
  { name: 'MA Login', means: 'a person signed in with MA Login, looking at their own data', viewer: person(HEAD), subject: own },
  {
    name: 'login.mass.gov',
    means: 'the same person signed in with login.mass.gov',
    viewer: person(HEAD, { provider: 'LOGIN_MASS_GOV', issuer: 'login-mass-gov' }),
    subject: own,
  },
  {
    name: 'delegate',
    means: 'a delegate in an assisted session, looking at the data of the member who is present',
    viewer: person({
      ...LINKED,
      memberOf: ['household'],
      delegate: { assistedSessionId: 'assisted session', kind: 'NAVIGATOR' },
    }),
    subject: own,
  },
  {
    name: 'partner',
    means: 'a partner system with every scope',
    viewer: person(NO_STANDING, {
      kind: 'partner',
      provider: null,
      scopes: ['eligibility:read', 'documents:read', 'hand-off:redeem'],
    }),
    subject: about('member'),
  },
  {
    name: 'staff',
    means: 'a member of the agency’s staff',
    viewer: person(NO_STANDING, { kind: 'staff', provider: null }),
    subject: about('member'),
  },
];

export type MatrixRow = {
  readonly coordinate: string;
  /** The requirement as text, as `(self | head_of_household) & signed_in`. */
  readonly policy: string;
  readonly verdicts: readonly Verdict[];
};

/** @returns one row per coordinate of the API schema, in the order of `ROLES` */
export function matrixRows(model: AccessModel): readonly MatrixRow[] {
  return coordinates(model)
    .map(({ parent, field, requirement }) => ({
      coordinate: `${parent}.${field}`,
      policy: policyText(requirement),
      verdicts: ROLES.map((role) => verdictOn(model.typeRequirement(parent, parent), requirement, role)),
    }))
    .sort((one, other) => (one.coordinate < other.coordinate ? -1 : 1));
}

/**
 * @param ofType the requirement of the field's parent type
 * @param requirement the field's whole requirement, including its type's
 */
export function verdictOn(ofType: Requirement, requirement: Requirement, { viewer, subject }: Role): Verdict {
  const dependsOnSubject = ofType.some((alternatives) => alternatives.flat().some(isSubjectLeaf));
  if (dependsOnSubject && decide(ofType, viewer, subject) !== 'allow') return 'hide';
  return decide(requirement, viewer, subject);
}

/** @returns a requirement in words: `|` between alternatives, `+` within one, `&` between groups */
export function policyText(requirement: Requirement): string {
  const groups = [...new Set(requirement.map((alternatives) => alternatives.map((leaves) => leaves.join(' + ')).join(' | ')))];
  return groups.length === 1
    ? (groups[0] ?? '')
    : groups.map((group) => (group.includes('|') ? `(${group})` : group)).join(' & ');
}

/** @returns the matrix for auditors, in Markdown */
export function renderMatrix(model: AccessModel): string {
  const rows = matrixRows(model).map(
    ({ coordinate, policy, verdicts }) => `| \`${coordinate}\` | ${verdicts.join(' | ')} | ${policy.replaceAll('|', 'or')} |`,
  );
  return `# Who sees what

Generated from the supergraph by \`npm run compose\`. One row per field of the graph, one column per role.

- \`allow\`: the role sees the field.
- \`deny\`: the field is null, and an error says so: \`UNAUTHORIZED_FIELD_OR_TYPE\`.
- \`hide\`: the answer is the one for an object that does not exist, without an error.

${ROLES.map(({ name, means }) => `- **${name}**: ${means}`).join('\n')}

Records (documents, requests, notices) are ones that the viewer submitted or received, unless the column says otherwise.

| field | ${ROLES.map(({ name }) => name).join(' | ')} | policy |
|---|${ROLES.map(() => '---|').join('')}---|
${rows.join('\n')}
`;
}
