import type { Kysely, Transaction } from 'kysely';
import type { SignIn } from '../../../schema/contract/viewer.ts';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges } from '../events/standing-changes.ts';
import type { Tables } from '../rows.ts';
import { dropHandOffs, endAssisted } from './end-sessions.ts';
import type { Sessions } from '../tables/session-tables.ts';

const MINUTE = 60 * 1000;
/** How long a session lasts without requests (`limits.md`). */
const IDLE_MS = 15 * MINUTE;
/** How long a session lasts after the authentication, whatever happens in it (`limits.md`). */
const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** How far a provider's clock may be ahead (`limits.md`). */
const TOLERANCE_MS = 30 * 1000;
/** The use of a session is recorded at most this often. */
const SEEN_EVERY_MS = MINUTE;

type Seen = Pick<Sessions, 'lastSeenAt' | 'endedAt'>;
export type SessionOf = Pick<SignIn, 'issuer' | 'subject' | 'sessionId' | 'authenticatedAt'>;

export const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * When a sign-in in a session ends or has ended. A sign-in after the end of the session starts a new one, even under the same
 * session id. Earlier tokens stay invalid.
 *
 * @param authenticatedAt when the person authenticated. All times are in milliseconds since 1970
 * @returns the end; not after `now` when it has ended
 */
export function sessionEnd({ lastSeenAt, endedAt }: Seen, authenticatedAt: number, now: number): number {
  const latest = authenticatedAt + ABSOLUTE_MS;
  const ended = endedAt === null ? null : Date.parse(endedAt);
  if (ended !== null && authenticatedAt <= ended) return Math.min(ended, latest, now);
  const seen = Date.parse(lastSeenAt);
  return authenticatedAt <= seen ? Math.min(seen + IDLE_MS, latest) : latest;
}

/** The sessions of the two providers: the first request starts one; sign-out, idleness or age ends it (SI-7). */
export function createSessions(database: Kysely<Tables>, { wallClock }: StoreEnvironment<unknown>) {
  const find = prepareQuery(database, ({ issuer, subject, sessionId }: Omit<SessionOf, 'authenticatedAt'>) => {
    const query = database.selectFrom('sessions').selectAll().where('issuer', '=', issuer).where('subject', '=', subject);
    return query.where('sessionId', '=', sessionId);
  });
  return {
    /**
     * Records that a session is in use.
     *
     * @returns the seconds until it ends without further requests; null when it has ended
     */
    async continueSession(signIn: SessionOf): Promise<number | null> {
      const now = wallClock();
      const authenticatedAt = signIn.authenticatedAt * 1000;
      const { issuer, subject, sessionId } = signIn;
      const [before] = await find({ issuer, subject, sessionId });
      const end = before ? sessionEnd(before, authenticatedAt, now) : authenticatedAt + ABSOLUTE_MS;
      if (end <= now || authenticatedAt > now + TOLERANCE_MS) return null;
      const seen = before && authenticatedAt <= Date.parse(before.lastSeenAt) ? Date.parse(before.lastSeenAt) : null;
      if (seen !== null && now - seen < SEEN_EVERY_MS) return seconds(end - now);
      // If the provider's clock is ahead, a token must not look newer than its first use.
      const lastSeenAt = Math.max(now, authenticatedAt);
      await database.transaction().execute((transaction) => writeSeen(transaction, signIn, before, lastSeenAt));
      return seconds(Math.min(lastSeenAt + IDLE_MS, authenticatedAt + ABSOLUTE_MS) - now);
    },
    /**
     * Ends a session, its assisted sessions, and its unused hand-offs.
     *
     * @param accountId the account of the sign-in; it also names the standings of the assisted sessions
     */
    signOut: (signIn: SessionOf, accountId: string): Promise<void> =>
      database.transaction().execute(async (transaction) => {
        const now = wallClock();
        await endSession(transaction, signIn, iso(now), iso(Math.max(now, signIn.authenticatedAt * 1000)));
        await recordChanges(transaction, [accountId]);
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
  // A sign-in from before the idle period is not revived by a sign-in after it.
  const lapsed = before !== undefined && Date.parse(before.lastSeenAt) + IDLE_MS <= seenMs ? before.lastSeenAt : null;
  await transaction
    .insertInto('sessions')
    .values({ issuer, subject, sessionId, startedAt: lastSeenAt, lastSeenAt, endedAt: null })
    .onConflict((conflict) =>
      conflict
        .columns(['issuer', 'subject', 'sessionId'])
        .doUpdateSet((row) => ({
          lastSeenAt,
          // A concurrent request may have signed out: the end only moves forward.
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

/** Once a session is older than twice the maximum age, none of its tokens can still be valid. */
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
  await endAssisted(transaction, now)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('sessionId', '=', sessionId)
    .execute();
  await dropHandOffs(transaction)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('sessionId', '=', sessionId)
    .execute();
}
