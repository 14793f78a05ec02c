import type { Transaction } from 'kysely';
import type { Accounts, Tables } from '../rows.ts';

/** The two claims that identify a sign-in (SI-7). */
export type SignedIn = { readonly issuer: string; readonly subject: string };

/** @returns false when the sign-in has an account, perhaps by a concurrent request */
export async function insertAccount(transaction: Transaction<Tables>, account: Accounts): Promise<boolean> {
  const insert = transaction.insertInto('accounts').values(account);
  return (
    (await insert
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}

/** Finds an account by its sign-in, and locks its row. A source may know it by another id. */
export const findAccount = (transaction: Transaction<Tables>, { issuer, subject }: SignedIn): Promise<Accounts | undefined> =>
  transaction
    .updateTable('accounts')
    .set((row) => ({ id: row.ref('id') }))
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returningAll()
    .executeTakeFirst();
