import type { DevClaims } from '../../gateway/sign-in/dev-issuer.ts';
import type { FeedRows } from '../../scripts/demo/feed-lines.ts';
import type { Feed as DocumentsFeed } from '../../scripts/demo/documents.ts';
import type { Feed as HealthConnectorFeed } from '../../scripts/demo/health-connector.ts';
import type { Feed as IdentityFeed } from '../../scripts/demo/identity.ts';
import type { Feed as MasshealthFeed } from '../../scripts/demo/masshealth.ts';
import type { Feed as NoticesFeed } from '../../scripts/demo/notices.ts';

/** A viewer, as named by the token. */
export type WorldViewer = {
  readonly name: string;
  readonly kind: 'anonymous' | 'person' | 'partner' | 'staff';
  readonly claims: DevClaims | null;
  readonly provider: 'MA_LOGIN' | 'LOGIN_MASS_GOV' | null;
  /** The account of this sign-in, or null. */
  readonly accountId: string | null;
  /** Seconds since 1970. */
  readonly authenticatedAt: number;
  readonly signedInRecently: boolean;
  /** Whether it is a delegate in an assisted session. */
  readonly isDelegate: boolean;
};

/** A session in which a delegate sees what a member sees. It lasts while the account is linked to the same person. */
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

/** A security event of an account. */
export type SecurityEvent = { readonly accountId: string; readonly kind: string; readonly at: string };

/** All data, as flat rows. Changes during the run are made here too. */
export type World = {
  readonly seed: number;
  /** The moment of the data, milliseconds since 1970. */
  readonly now: number;
  /** The day of that moment in Massachusetts. */
  readonly today: string;
  identity: IdentityFeed;
  /** The number of memberships from the source. Memberships that are added later do not count as its records. */
  readonly membershipsInFeed: number;
  readonly masshealth: MasshealthFeed;
  readonly healthConnector: HealthConnectorFeed;
  readonly documents: DocumentsFeed;
  readonly notices: NoticesFeed;
  readonly viewers: readonly WorldViewer[];
  /** The clock of sign-ins, milliseconds since 1970: it does not move between operations. */
  wallClock: number;
  /** The assisted sessions that start with the world. */
  readonly assistedSessions: AssistedSession[];
  readonly securityEvents: SecurityEvent[];
  /** When an account marked a notice as read, by `account notice`. */
  readonly readMarks: Map<string, string>;
  /** Which alert an account dismissed, as `account alert`. */
  readonly dismissals: Set<string>;
};

/** The feeds with which the subgraphs start. */
export const feedsOf = (world: World): FeedRows => ({
  identity: world.identity,
  masshealth: world.masshealth,
  'health-connector': world.healthConnector,
  documents: world.documents,
  notices: world.notices,
});
