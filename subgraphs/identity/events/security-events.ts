import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { SecurityEventKind } from '../enums.generated.ts';
import type { Tables } from '../rows.ts';
import type { SecurityEvents } from '../tables/session-tables.ts';

/** The number of events of an account that are shown. */
const SHOWN = 50;

/**
 * Records an event that the holder of an account should know about, in the transaction in which it happens.
 *
 * @param at milliseconds since 1970
 */
export async function recordSecurityEvent(
  transaction: Transaction<Tables>,
  accountId: string,
  kind: SecurityEventKind,
  at: number,
): Promise<void> {
  const event: SecurityEvents = { id: randomUUID(), accountId, kind, at: new Date(at).toISOString() };
  await transaction.insertInto('security_events').values(event).execute();
}

export function createSecurityEvents(database: Kysely<Tables>) {
  return {
    /** Newest first. */
    securityEvents: (accountId: string): Promise<SecurityEvents[]> =>
      database
        .selectFrom('security_events')
        .selectAll()
        .where('accountId', '=', accountId)
        .orderBy('at', 'desc')
        .orderBy('kind')
        .limit(SHOWN)
        .execute(),
  };
}
