import type { Transaction } from 'kysely';
import type { Tables } from '../rows.ts';

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
    await transaction
      .deleteFrom('hand_offs')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('redeemedAt', 'is', null)
      .execute();
  }
  await transaction
    .updateTable('assisted_sessions')
    .set({ endedAt: now })
    .where('accountId', 'in', accountIds)
    .where('endedAt', 'is', null)
    .where('endsAt', '>', now)
    .execute();
}
