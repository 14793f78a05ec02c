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

export const SESSION_DDL = `
create table if not exists sessions (
  issuer text not null, subject text not null, "sessionId" text not null, "startedAt" text not null,
  "lastSeenAt" text not null, "endedAt" text, primary key (issuer, subject, "sessionId"));
create index if not exists sessions_by_last_seen on sessions ("lastSeenAt");
create table if not exists assisted_sessions (
  id text primary key, "tokenHash" text not null unique, issuer text not null, subject text not null,
  "sessionId" text not null, "authenticatedAt" text not null, provider text not null, "accountId" text not null,
  "personId" text not null, "delegateName" text not null, "delegateKind" text not null, "startedAt" text not null,
  "endsAt" text not null, "endedAt" text);
create index if not exists assisted_sessions_by_account on assisted_sessions ("accountId");
create table if not exists hand_offs (
  "tokenHash" text primary key, issuer text not null, subject text not null, "sessionId" text not null,
  target text not null, "expiresAt" text not null, "redeemedAt" text);
create table if not exists security_events (
  id text primary key, "accountId" text not null, kind text not null, at text not null);
create index if not exists security_events_by_account on security_events ("accountId");
`;
