import { define, type Definition } from './records/audit-entry.ts';
import type { DelegateKind, SignIn, Viewer } from '../../schema/contract/viewer.ts';

/** Coordinates, grouped by the policy that decided them. The policy is written as in the matrix. */
export type ByPolicy = Readonly<Record<string, readonly string[]>>;

/** What an operation asks for: the same for all viewers of one class. A decision that no field has is left out. */
export type OperationFacts = {
  /** `hash` is that of its document. */
  readonly operation: { readonly kind: string; readonly hash: string; readonly name?: string };
  readonly allow?: ByPolicy;
  readonly deny?: ByPolicy;
  /** Hidden from this viewer without an error. */
  readonly hide?: ByPolicy;
  /** Decided per object: allowed for the subjects in `whose`, except those in `refused`. */
  readonly depends?: ByPolicy;
};

/** `refused`: the whole operation was rejected because a field is denied. `failed`: it was answered with an error instead of data. */
export type AccessOutcome = 'answered' | 'refused' | 'failed';

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
function auditedViewer({ standing, recentSignIn, scopes }: Viewer, signIn: SignIn, client: string): AuditedViewer {
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

type Known = { readonly client: string; readonly definition: Definition };
const known = new WeakMap<Viewer, Known>();

/** @returns the viewer, for records to refer to. It is made once per session: its requests have the same viewer */
export function viewerDefinition(viewer: Viewer, client: string): Definition {
  const before = known.get(viewer);
  if (before?.client === client) return before.definition;
  const { signIn } = viewer;
  const content = signIn ? auditedViewer(viewer, signIn, client) : { kind: 'anonymous', client };
  const definition = define('viewer', content);
  known.set(viewer, { client, definition });
  return definition;
}
