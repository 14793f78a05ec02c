import type { Transaction } from 'kysely';
import type { Tables } from '../rows.ts';

/**
 * Raises the epoch. A standing that was read under an older epoch may no longer hold. The epoch starts at the seconds since 1970,
 * so that recreated tables never reuse an epoch under which an old standing is cached.
 */
export const raiseEpoch = (transaction: Transaction<Tables>) =>
  transaction
    .insertInto('epochs')
    .values({ name: EPOCH, value: Math.floor(Date.now() / 1000) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ value: row('epochs.value', '+', 1) })))
    .execute();

/** The name of the epoch of standings. */
export const EPOCH = 'standing';
