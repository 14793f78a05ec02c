import type { Locale } from './locales.ts';

/** How much a head of household sees of a member: everything, or coverage but no plan, request or document (RO-10). */
export type HeadView = 'full' | 'limited';

/** A household headed by the viewer, with its current members; the head is left out. */
export type HeadedHousehold = {
  readonly id: string;
  readonly members: readonly { readonly personId: string; readonly view: HeadView }[];
};

/**
 * A person's relation to the households of the graph, as identity knows it. `validUntil` (seconds since 1970) is when a membership
 * next begins or ends by date (RO-9).
 */
export type Standing = {
  readonly accountId: string | null;
  /** The delegate of the member, when the sign-in is an assisted session. Null: the member in person. */
  readonly delegate: Delegate | null;
  readonly personId: string | null;
  /** The language that the person prefers for correspondence. Null when there is no person. */
  readonly language: Locale | null;
  readonly memberOf: readonly string[];
  readonly heads: readonly HeadedHousehold[];
  readonly validUntil: number | null;
};

export type IdentityProvider = 'MA_LOGIN' | 'LOGIN_MASS_GOV';

/** Who may be present with a member (DE-1). */
export type DelegateKind = 'CERTIFIED_APPLICATION_COUNSELOR' | 'NAVIGATOR' | 'AUTHORIZED_REPRESENTATIVE' | 'PSI_PERSON';

/** The delegate of an assisted session, who sees what the member sees while the member is signed in (DE-2). */
export type Delegate = { readonly assistedSessionId: string; readonly kind: DelegateKind };

/**
 * The content of a verified token (SI-7): an identity is (issuer, subject), never an e-mail address.
 * `system` is one of our own processes: the gateway itself, or an embedded provider.
 */
export type SignIn = {
  readonly kind: 'person' | 'partner' | 'staff' | 'system';
  readonly issuer: string;
  readonly subject: string;
  /** Null for partners and staff. */
  readonly provider: IdentityProvider | null;
  /** Seconds since 1970 at which the person proved who they are to the provider. */
  readonly authenticatedAt: number;
  /** Session of the provider, partner client or staff login. */
  readonly sessionId: string;
  readonly scopes: readonly string[];
};

/**
 * The viewer of a request, with everything that a policy may read. Immutable; created once per request by `createViewer`.
 */
export type Viewer = {
  /** Null when nobody is signed in. */
  readonly signIn: SignIn | null;
  readonly standing: Standing;
  /** Whether the sign-in is at most 20 minutes old (`limits.md`). */
  readonly recentSignIn: boolean;
  /** How much the viewer sees of each member of the households they head. */
  readonly headOf: ReadonlyMap<string, HeadView>;
  readonly scopes: ReadonlySet<string>;
};

/** The standing of viewers without one: anonymous viewers, partners and staff. */
export const NO_STANDING: Standing = {
  accountId: null,
  delegate: null,
  personId: null,
  language: null,
  memberOf: [],
  heads: [],
  validUntil: null,
};

/** A sign-in counts as recent for this many seconds. */
export const RECENT_SIGN_IN_SECONDS = 20 * 60;

export const isRecent = ({ authenticatedAt }: SignIn, nowSeconds: number): boolean =>
  nowSeconds - authenticatedAt <= RECENT_SIGN_IN_SECONDS;

/**
 * @param signIn what the token said; null for an anonymous request
 * @param standing what identity said of that sign-in
 * @param nowSeconds the clock of the request, seconds since 1970
 */
export function createViewer(signIn: SignIn | null, standing: Standing, nowSeconds: number): Viewer {
  return {
    signIn,
    standing,
    recentSignIn: signIn !== null && isRecent(signIn, nowSeconds),
    headOf: new Map(
      standing.heads.flatMap((household) => household.members.map((member) => [member.personId, member.view] as const)),
    ),
    scopes: new Set(signIn?.scopes ?? []),
  };
}

/** The viewer of a request without a token. */
export const ANONYMOUS: Viewer = createViewer(null, NO_STANDING, 0);
