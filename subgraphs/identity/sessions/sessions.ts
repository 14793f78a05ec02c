import type { Kysely, Transaction } from 'kysely';
import type { SignIn } from '../../../schema/contract/viewer.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { raiseEpoch } from '../events/epoch.ts';
import type { Tables } from '../rows.ts';
import type { Sessions } from '../tables/session-tables.ts';

const MINUTE = 60 * 1000;
/** A session ends when nothing was asked in it for so long (`limits.md`). */
const IDLE_MS = 15 * MINUTE;
/** A session ends so long after the person proved who they are, whatever happens in it (`limits.md`). */
const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** A provider's clock may be ahead by so much (`limits.md`). */
const TOLERANCE_MS = 30 * 1000;
/** That a session is in use is written down no more often. */
const SEEN_EVERY_MS = MINUTE;

type Seen = Pick<Sessions, 'lastSeenAt' | 'endedAt'>;
export type SessionOf = Pick<SignIn, 'issuer' | 'subject' | 'sessionId' | 'authenticatedAt'>;

export const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * When a sign-in in a session ends or has ended. Whoever signs in again after the session has ended begins anew, even when
 * the provider gives the same session id; tokens from before then stay dead.
 *
 * @param authenticatedAt when the person proved who they are. All in milliseconds since 1970
 * @returns a moment that is not after `now` when it has ended
 */
export function sessionEnd({ lastSeenAt, endedAt }: Seen, authenticatedAt: number, now: number): number {
  const latest = authenticatedAt + ABSOLUTE_MS;
  const ended = endedAt === null ? null : Date.parse(endedAt);
  if (ended !== null && authenticatedAt <= ended) return Math.min(ended, latest, now);
  const seen = Date.parse(lastSeenAt);
  return authenticatedAt <= seen ? Math.min(seen + IDLE_MS, latest) : latest;
}

/** The sessions of the two providers: begun by the first request, ended by signing out, by idleness and by age (SI-7). */
export function createSessions(database: Kysely<Tables>, { wallClock }: StoreEnvironment<unknown>) {
  const find = ({ issuer, subject, sessionId }: SessionOf): Promise<Sessions | undefined> => {
    const query = database.selectFrom('sessions').selectAll().where('issuer', '=', issuer).where('subject', '=', subject);
    return query.where('sessionId', '=', sessionId).executeTakeFirst();
  };
  return {
    /**
     * Notes that a session is in use.
     *
     * @returns in how many seconds it ends unless something is asked in it; null when it has ended
     */
    async continueSession(signIn: SessionOf): Promise<number | null> {
      const now = wallClock();
      const authenticatedAt = signIn.authenticatedAt * 1000;
      const before = await find(signIn);
      const end = before ? sessionEnd(before, authenticatedAt, now) : authenticatedAt + ABSOLUTE_MS;
      if (end <= now || authenticatedAt > now + TOLERANCE_MS) return null;
      const seen = before && authenticatedAt <= Date.parse(before.lastSeenAt) ? Date.parse(before.lastSeenAt) : null;
      if (seen !== null && now - seen < SEEN_EVERY_MS) return seconds(end - now);
      // A provider whose clock is ahead must not make a token look newer than its own first use.
      const lastSeenAt = Math.max(now, authenticatedAt);
      await database.transaction().execute((transaction) => writeSeen(transaction, signIn, before, lastSeenAt));
      return seconds(Math.min(lastSeenAt + IDLE_MS, authenticatedAt + ABSOLUTE_MS) - now);
    },
    /** Ends a session, every assisted session of it, and hand-offs that nobody has used yet. */
    signOut: (signIn: SessionOf): Promise<void> =>
      database.transaction().execute(async (transaction) => {
        const now = wallClock();
        await endSession(transaction, signIn, iso(now), iso(Math.max(now, signIn.authenticatedAt * 1000)));
        await raiseEpoch(transaction);
      }),
  };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

async function writeSeen(
  transaction: Transaction<Tables>,
  { issuer, subject, sessionId }: SessionOf,
  before: Sessions | undefined,
  seenMs: number,
): Promise<void> {
  const lastSeenAt = iso(seenMs);
  if (!before) await forgetOld(transaction, iso(seenMs - 2 * ABSOLUTE_MS));
  // Whoever signed in before the session lay idle does not come back with the one who signs in after.
  const lapsed = before !== undefined && Date.parse(before.lastSeenAt) + IDLE_MS <= seenMs ? before.lastSeenAt : null;
  await transaction
    .insertInto('sessions')
    .values({ issuer, subject, sessionId, startedAt: lastSeenAt, lastSeenAt, endedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['issuer', 'subject', 'sessionId'])
        .doUpdateSet((row) => ({
          lastSeenAt,
          // Somebody may have signed out meanwhile: an end only ever moves on.
          ...(lapsed !== null && {
            endedAt: row
              .case()
              .when(row.or([row('sessions.endedAt', 'is', null), row('sessions.endedAt', '<', lapsed)]))
              .then(lapsed)
              .else(row.ref('sessions.endedAt'))
              .end(),
          }),
        }))
        .where('sessions.lastSeenAt', '<', lastSeenAt),
    )
    .execute();
}

/** A session that lies back twice its greatest age has no token left that is young enough. */
const forgetOld = (transaction: Transaction<Tables>, before: string) =>
  transaction
    .deleteFrom('sessions')
    .where('lastSeenAt', '<', before)
    .where((row) => row.or([row('endedAt', 'is', null), row('endedAt', '<', before)]))
    .execute();

async function endSession(transaction: Transaction<Tables>, session: SessionOf, now: string, endedAt: string): Promise<void> {
  const { issuer, subject, sessionId } = session;
  await transaction
    .insertInto('sessions')
    .values({ issuer, subject, sessionId, startedAt: now, lastSeenAt: now, endedAt })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject', 'sessionId']).doUpdateSet({ endedAt }))
    .execute();
  await transaction
    .updateTable('assisted_sessions')
    .set({ endedAt: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('sessionId', '=', sessionId)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .execute();
  await transaction
    .deleteFrom('hand_offs')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('sessionId', '=', sessionId)
    .where('redeemedAt', 'is', null)
    .execute();
}
