import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { assistedToken, hashToken } from '../../../schema/contract/opaque-token.ts';
import type { IdentityProvider, SignIn, Viewer } from '../../../schema/contract/viewer.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges } from '../events/standing-changes.ts';
import type { StartAssistedSessionInput } from '../schema.generated.ts';
import type { Tables } from '../rows.ts';
import { recordSecurityEvent } from '../events/security-events.ts';
import type { AssistedSessions } from '../tables/session-tables.ts';
import { endAssisted } from './end-sessions.ts';
import { iso, sessionEnd } from './sessions.ts';

/** How long an assisted session lasts (`limits.md`). */
const ASSISTED_MS = 30 * 60 * 1000;

/** An assisted session as the member sees it; `endedAt` is null while it lasts. */
export type ShownAssistedSession = AssistedSessions & { endedAt: string | null };

/** A member who may start an assisted session: signed in in person and linked to a record. */
export type Member = { accountId: string; personId: string; provider: IdentityProvider; signIn: SignIn };

/** @returns the member behind a viewer; null for any other viewer */
export function memberOf({ signIn, standing: { accountId, personId, delegate } }: Viewer): Member | null {
  if (!signIn?.provider || accountId === null || personId === null || delegate !== null) return null;
  return { accountId, personId, provider: signIn.provider, signIn };
}

/**
 * The sessions in which a delegate sees what the member sees (DE-2). They end with the member's own session: by sign-out,
 * idleness or age. Therefore each is read together with that session.
 */
export function createAssistedSessions(database: Kysely<Tables>, { wallClock }: StoreEnvironment<unknown>) {
  const joined = () =>
    database
      .selectFrom('assisted_sessions as assisted')
      .leftJoin('sessions as own', (join) =>
        join
          .onRef('own.issuer', '=', 'assisted.issuer')
          .onRef('own.subject', '=', 'assisted.subject')
          .onRef('own.sessionId', '=', 'assisted.sessionId'),
      )
      .selectAll('assisted')
      .select(['own.lastSeenAt as lastSeenAt', 'own.endedAt as sessionEndedAt']);
  const end = (id: string, accountId: string): Promise<void> =>
    database.transaction().execute(async (transaction) => {
      const ending = endAssisted(transaction, iso(wallClock())).where('id', '=', id).where('accountId', '=', accountId);
      const { numUpdatedRows } = await ending.executeTakeFirst();
      if (numUpdatedRows > 0n) await recordChanges(transaction, [accountId]);
    });
  const ofAccount = async (accountId: string): Promise<ShownAssistedSession[]> => {
    const rows = await joined().where('accountId', '=', accountId).orderBy('assisted.startedAt', 'desc').orderBy('id').execute();
    const now = wallClock();
    return rows.map((row) => {
      const end = endOf(row, now);
      return { ...row, endedAt: end <= now ? iso(end) : null };
    });
  };
  return {
    assistedSessions: ofAccount,
    /** @returns the session, and the delegate's token, which is not stored */
    async startAssistedSession(
      member: Member,
      { delegateName, delegateKind }: Omit<StartAssistedSessionInput, 'attestsPresence'>,
    ) {
      const token = assistedToken(randomBytes(32));
      const session = newSession(member, { delegateName, delegateKind, tokenHash: hashToken(token) }, wallClock());
      await database.transaction().execute(async (transaction) => {
        await transaction.insertInto('assisted_sessions').values(session).execute();
        await recordSecurityEvent(transaction, member.accountId, 'ASSISTED_SESSION_STARTED', Date.parse(session.startedAt));
      });
      return { session, token };
    },
    /** @returns the session after the change; null when the account has none with this id */
    async endAssistedSession(id: string, accountId: string): Promise<ShownAssistedSession | null> {
      await end(id, accountId);
      return (await ofAccount(accountId)).find((session) => session.id === id) ?? null;
    },
    /** @returns the session of a delegate's token, and the seconds until it ends; null when it has ended or never existed */
    async assistedBy(tokenHash: string): Promise<(AssistedSessions & { endsInSeconds: number }) | null> {
      const row = await joined().where('tokenHash', '=', tokenHash).executeTakeFirst();
      const now = wallClock();
      const left = row ? endOf(row, now) - now : 0;
      return row && left > 0 ? { ...row, endsInSeconds: Math.floor(left / 1000) } : null;
    },
  };
}

type Joined = AssistedSessions & { lastSeenAt: string | null; sessionEndedAt: string | null };

/** The earliest moment that ends the session, in milliseconds since 1970. */
function endOf({ endsAt, endedAt, authenticatedAt, lastSeenAt, sessionEndedAt }: Joined, now: number): number {
  const own = { lastSeenAt: lastSeenAt ?? authenticatedAt, endedAt: sessionEndedAt };
  return Math.min(Date.parse(endedAt ?? endsAt), sessionEnd(own, Date.parse(authenticatedAt), now));
}

function newSession(
  { accountId, personId, provider, signIn: { issuer, subject, sessionId, authenticatedAt } }: Member,
  delegate: Pick<AssistedSessions, 'delegateName' | 'delegateKind' | 'tokenHash'>,
  now: number,
): AssistedSessions {
  return {
    id: randomUUID(),
    ...delegate,
    ...{ accountId, personId, provider, issuer, subject, sessionId, authenticatedAt: iso(authenticatedAt * 1000) },
    ...{ startedAt: iso(now), endsAt: iso(now + ASSISTED_MS), endedAt: null },
  };
}
