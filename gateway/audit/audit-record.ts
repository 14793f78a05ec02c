import type { DelegateKind, SignIn, Viewer } from '../../schema/contract/viewer.ts';

/** Coordinates by the policy that decided them, as the matrix writes it. */
export type ByPolicy = Readonly<Record<string, readonly string[]>>;

/**
 * One request that touched protected data (HIPAA 164.312(b)): who, as what, whose data, which fields, allowed or denied, and
 * by what. Ids and coordinates only; never a value.
 */
export type AuditRecord = {
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly requestId: string;
  readonly who: AuditedViewer;
  readonly operation: { readonly kind: string; readonly hash: string };
  /** `refused`: not even what is allowed was answered, because something is denied. */
  readonly outcome: 'answered' | 'refused';
  /** The subjects of the objects in the answer: `person:p0201`, `household:h02`, `submitter:…`, `recipient:…`. */
  readonly whose: readonly string[];
  readonly allow: ByPolicy;
  readonly deny: ByPolicy;
  /** For this viewer there is nothing there, and the answer did not say so. */
  readonly hide: ByPolicy;
  /** Decided on each object: allowed for the subjects in `whose`, apart from those in `refused`. */
  readonly depends: ByPolicy;
  /** Per coordinate or type, whose data was refused, as `person:p0202 deny`. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
};

/** Who asked. The ids lead to names in identity alone; that of an assisted session leads to the delegate. */
export type AuditedViewer = {
  readonly kind: SignIn['kind'] | 'delegate';
  readonly issuer: string;
  /** The subject of the token; of a delegate null, whose token has none. */
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly session: string;
  /** Present when somebody sees what the member of `accountId` sees. */
  readonly delegate: { readonly assistedSessionId: string; readonly kind: DelegateKind } | null;
  readonly provider: string | null;
  readonly memberOf: readonly string[];
  readonly heads: readonly string[];
  readonly recentSignIn: boolean;
  /** The program by which they asked, as their token proves. */
  readonly client: string;
  readonly scopes: readonly string[];
};

/** @param client the id of the client. @returns who asked; for whoever is signed in */
export function auditedViewer({ standing, recentSignIn, scopes }: Viewer, signIn: SignIn, client: string): AuditedViewer {
  const { delegate } = standing;
  return {
    kind: delegate ? 'delegate' : signIn.kind,
    issuer: signIn.issuer,
    subject: delegate ? null : signIn.subject,
    accountId: standing.accountId,
    personId: standing.personId,
    session: signIn.sessionId,
    delegate,
    provider: signIn.provider,
    memberOf: standing.memberOf,
    heads: standing.heads.map(({ id }) => id),
    recentSignIn,
    client,
    scopes: [...scopes],
  };
}
