import type { Viewer } from './viewer.ts';

/**
 * The subject of an object: the values of the fields that its type marks with `@subject(as: …)`.
 * If the type marks none, the object inherits the subject of the object around it.
 */
export type Subject = {
  readonly person?: string | null;
  readonly account?: string | null;
  readonly household?: string | null;
  readonly submitter?: string | null;
  readonly recipient?: string | readonly string[] | null;
  readonly sensitive?: boolean | null;
};

/** The values that `@subject(as:)` takes. */
export const SUBJECT_ROLES = ['person', 'account', 'household', 'submitter', 'recipient', 'sensitive'] as const;
export type SubjectRole = (typeof SUBJECT_ROLES)[number];

export type ViewerPolicy = (viewer: Viewer) => boolean;

/**
 * A policy that depends on the subject. `possible` says whether any subject could pass. If not, the decision needs no fetch.
 */
export type SubjectPolicy = {
  readonly permits: (viewer: Viewer, subject: Subject) => boolean;
  readonly possible: (viewer: Viewer) => boolean;
  /** The marks that the predicate reads. */
  readonly reads: readonly SubjectRole[];
};

const is = (own: string | null, value: string | null | undefined) => own !== null && own === value;
const heads = (viewer: Viewer) => viewer.headOf.size > 0;

/** Policies that depend only on the viewer, each named for what it permits. */
export const VIEWER_POLICIES = {
  /** Everybody, signed in or not. */
  public: () => true,
  /** A person signed in through one of the two providers (SI-1). */
  signed_in: (viewer) => viewer.signIn?.kind === 'person' && viewer.standing.accountId !== null,
  /** A person whose account is linked to a record (LK-1, LK-2). */
  linked: (viewer) => viewer.signIn?.kind === 'person' && viewer.standing.personId !== null,
  /** A person who acts in person. A delegate cannot change anything, whatever they may see (DE-2). */
  member_present: (viewer) =>
    viewer.signIn?.kind === 'person' && viewer.standing.accountId !== null && viewer.standing.delegate === null,
  /** A person signed in with MA Login (BE-2). */
  ma_login: (viewer) => viewer.signIn?.provider === 'MA_LOGIN',
  /** A person who signed in within the last 20 minutes. */
  recent_sign_in: (viewer) => viewer.signIn?.kind === 'person' && viewer.standing.accountId !== null && viewer.recentSignIn,
  /** A partner system. */
  partner: (viewer) => viewer.signIn?.kind === 'partner',
  /** One of our own processes. */
  system: (viewer) => viewer.signIn?.kind === 'system',
  /** A member of the agency's staff, who sees the state of the graph but no personal data. */
  staff: (viewer) => viewer.signIn?.kind === 'staff',
} as const satisfies Record<string, ViewerPolicy>;

/** Policies that depend on the subject. */
export const SUBJECT_POLICIES = {
  /** The subject in person (RO-4). */
  self: {
    permits: (viewer, subject) => is(viewer.standing.personId, subject.person),
    possible: (viewer) => viewer.standing.personId !== null,
    reads: ['person'],
  },
  /** The head of a household whose current member the person is, unless the person is restricted (RO-2, RO-10). */
  head_of_household: {
    permits: (viewer, subject) => viewer.headOf.get(subject.person ?? '') === 'full',
    possible: heads,
    reads: ['person'],
  },
  /** The same, including restricted persons: for what a head may know of every member (RO-10). */
  head_of_household_limited: {
    permits: (viewer, subject) => viewer.headOf.has(subject.person ?? ''),
    possible: heads,
    reads: ['person'],
  },
  /** The viewer signed in with the account that the data is about (AL-3). */
  own_account: {
    permits: (viewer, subject) => is(viewer.standing.accountId, subject.account),
    possible: (viewer) => viewer.standing.accountId !== null,
    reads: ['account'],
  },
  /** Someone whom the household's application lists today (RO-9). */
  own_household: {
    permits: (viewer, subject) => viewer.standing.memberOf.includes(subject.household ?? ''),
    possible: (viewer) => viewer.standing.memberOf.length > 0,
    reads: ['household'],
  },
  /** The person or account that submitted the document (RO-3, RO-5, RO-7). */
  submitter: {
    permits: (viewer, subject) =>
      is(viewer.standing.personId, subject.submitter) || is(viewer.standing.accountId, subject.submitter),
    possible: (viewer) => viewer.standing.accountId !== null,
    reads: ['submitter'],
  },
  /** A person the mailing was sent to (RO-5, RO-6). */
  recipient: {
    permits: ({ standing: { personId } }, { recipient }) =>
      personId !== null &&
      (typeof recipient === 'string' ? recipient === personId : Array.isArray(recipient) && recipient.includes(personId)),
    possible: (viewer) => viewer.standing.personId !== null,
    reads: ['recipient'],
  },
  /** A record whose proof category is not sensitive towards the head (RO-6). Fails when the mark is missing. */
  ordinary_proof: {
    permits: (_viewer, subject) => subject.sensitive === false,
    possible: () => true,
    reads: ['sensitive'],
  },
} as const satisfies Record<string, SubjectPolicy>;

export type ViewerPolicyName = keyof typeof VIEWER_POLICIES;
export type SubjectPolicyName = keyof typeof SUBJECT_POLICIES;
export type PolicyName = ViewerPolicyName | SubjectPolicyName;

export const isViewerPolicy = (name: string): name is ViewerPolicyName => Object.hasOwn(VIEWER_POLICIES, name);
export const isSubjectPolicy = (name: string): name is SubjectPolicyName => Object.hasOwn(SUBJECT_POLICIES, name);
export const POLICY_NAMES = [...Object.keys(VIEWER_POLICIES), ...Object.keys(SUBJECT_POLICIES)] as readonly PolicyName[];
