import type { Transaction } from 'kysely';
import type { Tables } from '../rows.ts';

/** Ends assisted sessions that last. The caller says whose. @param now ISO time */
export const endAssisted = (transaction: Transaction<Tables>, now: string) =>
  transaction.updateTable('assisted_sessions').set({ endedAt: now }).where('endedAt', 'is', null).where('endsAt', '>', now);

/** Drops hand-offs that have not been redeemed. The caller says whose. */
export const dropHandOffs = (transaction: Transaction<Tables>) =>
  transaction.deleteFrom('hand_offs').where('redeemedAt', 'is', null);

/**
 * Ends all sessions of accounts, their assisted sessions, and their unused hand-offs.
 *
 * @param now ISO time
 */
export async function endSessionsOf(transaction: Transaction<Tables>, accountIds: readonly string[], now: string): Promise<void> {
  const accounts = await transaction.selectFrom('accounts').select(['issuer', 'subject']).where('id', 'in', accountIds).execute();
  for (const { issuer, subject } of accounts) {
    await transaction
      .updateTable('sessions')
      .set({ endedAt: now })
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where((row) => row.or([row('endedAt', 'is', null), row('endedAt', '<', now)]))
      .execute();
    await dropHandOffs(transaction).where('issuer', '=', issuer).where('subject', '=', subject).execute();
  }
  await endAssisted(transaction, now).where('accountId', 'in', accountIds).execute();
}
