import type { DelegateKind, SignIn, Viewer } from '../../schema/contract/viewer.ts';

/** Coordinates, grouped by the policy that decided them. The policy is written as in the matrix. */
export type ByPolicy = Readonly<Record<string, readonly string[]>>;

/**
 * One request that touched protected data (HIPAA 164.312(b)): the viewer and their role, the subjects, the fields, and which
 * policy allowed or denied each. It holds ids and coordinates, never values.
 */
export type AuditRecord = {
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly requestId: string;
  readonly who: AuditedViewer;
  readonly operation: { readonly kind: string; readonly hash: string };
  /** `refused`: the whole operation was rejected because a field is denied. */
  readonly outcome: 'answered' | 'refused';
  /** The subjects of the objects in the answer: `person:p0201`, `household:h02`, `submitter:…`, `recipient:…`. */
  readonly whose: readonly string[];
  readonly allow: ByPolicy;
  readonly deny: ByPolicy;
  /** Hidden from this viewer without an error. */
  readonly hide: ByPolicy;
  /** Decided per object: allowed for the subjects in `whose`, except those in `refused`. */
  readonly depends: ByPolicy;
  /** Per coordinate or type, the subjects whose data was refused, as `person:p0202 deny`. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
};

/** The viewer. Only identity can resolve the ids to names. The id of an assisted session resolves to the delegate. */
export type AuditedViewer = {
  readonly kind: SignIn['kind'] | 'delegate';
  readonly issuer: string;
  /** The subject of the token. Null for a delegate, whose token has none. */
  readonly subject: string | null;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly session: string;
  /** Present when a delegate sees what the member of `accountId` sees. */
  readonly delegate: { readonly assistedSessionId: string; readonly kind: DelegateKind } | null;
  readonly provider: string | null;
  readonly memberOf: readonly string[];
  readonly heads: readonly string[];
  readonly recentSignIn: boolean;
  /** The client that sent the request, as the token proves. */
  readonly client: string;
  readonly scopes: readonly string[];
};

/** @param client the id of the client. @returns the viewer to record; only for signed-in viewers */
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

type Known = { readonly client: string; readonly json: string };
const known = new WeakMap<Viewer, Known>();

/** @returns the JSON of `auditedViewer`. It is made once per session: its requests have the same viewer */
export function auditedViewerJson(viewer: Viewer, signIn: SignIn, client: string): string {
  const before = known.get(viewer);
  if (before?.client === client) return before.json;
  const json = JSON.stringify(auditedViewer(viewer, signIn, client));
  known.set(viewer, { client, json });
  return json;
}
