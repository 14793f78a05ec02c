import type { Kysely } from 'kysely';
import { takeTries, type TrySubject } from '../../subgraphs/identity/tries/tries.ts';
import type { Tables } from '../../subgraphs/identity/rows.ts';

/** A subject with five tries in 24 hours. */
export const A_TRY: TrySubject = { counter: 'links by account', keys: ['somebody'], limit: { tries: 5, seconds: 24 * 60 * 60 } };

/** Takes a try in its own transaction. */
export const take = (database: Kysely<Tables>, subjects: readonly TrySubject[], now: number): Promise<number | null> =>
  database.transaction().execute((transaction) => takeTries(transaction, subjects, now));
