import type { DevClaims } from '../../gateway/sign-in/dev-issuer.ts';
import type { FeedRows } from '../../scripts/demo/feed-lines.ts';
import type { Feed as DocumentsFeed } from '../../scripts/demo/documents.ts';
import type { Feed as HealthConnectorFeed } from '../../scripts/demo/health-connector.ts';
import type { Feed as IdentityFeed } from '../../scripts/demo/identity.ts';
import type { Feed as MasshealthFeed } from '../../scripts/demo/masshealth.ts';
import type { Feed as NoticesFeed } from '../../scripts/demo/notices.ts';

/** Somebody who asks, as the token names them. */
export type WorldViewer = {
  readonly name: string;
  readonly kind: 'anonymous' | 'person' | 'partner' | 'staff';
  readonly claims: DevClaims | null;
  readonly provider: 'MA_LOGIN' | 'LOGIN_MASS_GOV' | null;
  /** The account of this sign-in; null when no account has it. */
  readonly accountId: string | null;
  /** Seconds since 1970. */
  readonly authenticatedAt: number;
  readonly signedInRecently: boolean;
  /** Whether it is somebody with the holder of the account, in an assisted session. */
  readonly isDelegate: boolean;
};

/** A session in which a delegate sees what a member sees; it lasts as long as the account is linked to the same person. */
export type AssistedSession = {
  readonly id: string;
  readonly accountId: string;
  readonly personId: string;
  readonly delegateName: string;
  readonly delegateKind: string;
  readonly startedAt: string;
  readonly endsAt: string;
  readonly endedAt: null;
};

/** What happened to an account. */
export type SecurityEvent = { readonly accountId: string; readonly kind: string; readonly at: string };

/** Everything there is, as flat rows; what changes while the graph runs is replaced here too. */
export type World = {
  readonly seed: number;
  /** The moment of the data, milliseconds since 1970. */
  readonly now: number;
  /** The same as a day in Massachusetts. */
  readonly today: string;
  identity: IdentityFeed;
  /** So many memberships came from the source; those that are added later are not counted as its records. */
  readonly membershipsInFeed: number;
  readonly masshealth: MasshealthFeed;
  readonly healthConnector: HealthConnectorFeed;
  readonly documents: DocumentsFeed;
  readonly notices: NoticesFeed;
  readonly viewers: readonly WorldViewer[];
  /** The clock of sign-ins, milliseconds since 1970: it stands still between operations. */
  wallClock: number;
  /** Those that are started with the world. */
  readonly assistedSessions: AssistedSession[];
  readonly securityEvents: SecurityEvent[];
  /** When an account marked a notice as read, by `account notice`. */
  readonly readMarks: Map<string, string>;
  /** Which alert an account dismissed, as `account alert`. */
  readonly dismissals: Set<string>;
};

/** What the subgraphs are started with. */
export const feedsOf = (world: World): FeedRows => ({
  identity: world.identity,
  masshealth: world.masshealth,
  'health-connector': world.healthConnector,
  documents: world.documents,
  notices: world.notices,
});
