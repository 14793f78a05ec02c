import type { Transaction } from 'kysely';
import type { Tables } from '../rows.ts';

/**
 * Raises the number by which everybody knows that a standing read before may no longer hold. It begins with the seconds
 * since 1970, so that tables that are made anew never come back to a number under which somebody keeps an old standing.
 */
export const raiseEpoch = (transaction: Transaction<Tables>) =>
  transaction
    .insertInto('epochs')
    .values({ name: EPOCH, value: Math.floor(Date.now() / 1000) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ value: row('epochs.value', '+', 1) })))
    .execute();

/** The name under which the epoch of standings is kept. */
export const EPOCH = 'standing';
