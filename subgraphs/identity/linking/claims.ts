import { sql, type Transaction } from 'kysely';
import type { Tables } from '../rows.ts';
import type { Claims } from '../tables/account-tables.ts';

// A claim says which account of a provider is linked to a person. Its two unique keys decide which of several concurrent links
// wins: an account has one person, and a person one account of each provider (LK-3).

/**
 * Claims a person for an account. The same statements run when no person has `personId`.
 *
 * @returns whether the account has this person now
 */
export async function claim(transaction: Transaction<Tables>, { accountId, personId, provider }: Claims): Promise<boolean> {
  await sql`
    insert into ${sql.table('claims')} ("accountId", "personId", provider)
    select cast(${accountId} as text), id, cast(${provider} as text) from ${sql.table('persons')} where id = ${personId}
    on conflict do nothing`.execute(transaction);
  const own = transaction.selectFrom('claims').select('personId').where('accountId', '=', accountId);
  return (await own.where('personId', '=', personId).executeTakeFirst()) !== undefined;
}

/** Releases the person when no link of the account leads to one any more. */
export const giveUpClaim = (transaction: Transaction<Tables>, accountId: string) =>
  transaction
    .deleteFrom('claims')
    .where('accountId', '=', accountId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('links')
            .select('links.accountId')
            .where('links.accountId', '=', accountId)
            .where('state', '=', 'LINKED')
            .where('links.personId', 'is not', null),
        ),
      ),
    )
    .execute();

/** Claims the persons that links of these accounts lead to. */
export const claimLinked = (transaction: Transaction<Tables>, accountIds: readonly string[]) =>
  sql`
    insert into ${sql.table('claims')} ("accountId", "personId", provider)
    select links."accountId", links."personId", accounts.provider
    from ${sql.table('links')} join ${sql.table('accounts')} on accounts.id = links."accountId"
    where links.state = 'LINKED' and links."personId" is not null and links."accountId" in (${sql.join(accountIds)})
    on conflict do nothing`.execute(transaction);
