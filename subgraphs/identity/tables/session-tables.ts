import type { IdentityProvider } from '../../../schema/contract/viewer.ts';
import type { DelegateKind, HandOffTarget, SecurityEventKind } from '../enums.generated.ts';

/** Identifies a sign-in by the claims of its token. */
type SessionKey = { issuer: string; subject: string; sessionId: string };

/** `endedAt`: authentications up to this time are no longer valid. A later sign-in may have the same session id. */
export type Sessions = SessionKey & { startedAt: string; lastSeenAt: string; endedAt: string | null };

type Member = SessionKey & { authenticatedAt: string; provider: IdentityProvider; accountId: string; personId: string };
type Delegate = { delegateName: string; delegateKind: DelegateKind };
type Span = { startedAt: string; endsAt: string; endedAt: string | null };
export type AssistedSessions = { id: string; tokenHash: string } & Member & Delegate & Span;

export type HandOffs = SessionKey & { tokenHash: string; target: HandOffTarget; expiresAt: string; redeemedAt: string | null };

export type SecurityEvents = { id: string; accountId: string; kind: SecurityEventKind; at: string };

/** The tables of sign-ins; only requests write them. */
export type SessionTables = {
  sessions: Sessions;
  assisted_sessions: AssistedSessions;
  hand_offs: HandOffs;
  security_events: SecurityEvents;
};
