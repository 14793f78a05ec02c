import type { Transaction } from 'kysely';
import type { Locale } from '../../../schema/contract/locales.ts';
import type { Tables } from '../rows.ts';
import { languageOf } from '../messages/mail-language.ts';
import { otherAccountMail } from '../messages/mail-texts.ts';
import { type Outbox, putIntoOutbox } from '../messages/outbox.ts';
import { recordSecurityEvent } from '../events/security-events.ts';

type Linked = { readonly accountId: string; readonly personId: string | null };

/**
 * Records that an account was linked, and notifies the other accounts of the person: by an alert and, if the address was
 * confirmed, by a message (LK-3).
 *
 * @param locale of the request; each message uses the language of its account where that is known
 * @param now milliseconds since 1970
 */
export async function recordLink(
  transaction: Transaction<Tables>,
  outbox: Outbox,
  linked: Linked,
  locale: Locale,
  now: number,
): Promise<void> {
  await recordSecurityEvent(transaction, linked.accountId, 'ACCOUNT_LINKED', now);
  const others = await otherAccounts(transaction, linked);
  for (const { id } of others) await recordSecurityEvent(transaction, id, 'OTHER_ACCOUNT_LINKED', now);
  const confirmed = others.filter(({ emailVerified }) => emailVerified === 1);
  if (confirmed.length > 0) {
    await putIntoOutbox(
      transaction,
      confirmed.map(({ email, ...known }) => outbox.rowOf(otherAccountMail(email, languageOf(known, locale)))),
    );
  }
}

const otherAccounts = (transaction: Transaction<Tables>, { accountId, personId }: Linked) =>
  transaction
    .selectFrom('accounts')
    .innerJoin('claims', 'claims.accountId', 'accounts.id')
    .leftJoin('persons', 'persons.id', 'claims.personId')
    .select(['accounts.id', 'accounts.email', 'accounts.emailVerified', 'accounts.language', 'persons.writtenLanguage'])
    .where('claims.personId', '=', personId ?? '')
    .where('accounts.id', '!=', accountId)
    .execute();
