import type { Kysely, Transaction } from 'kysely';
import type { Locale } from '../../../schema/contract/locales.ts';
import { today } from '../../shared/context.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges, signInSubject } from '../events/standing-changes.ts';
import type { Accounts, Links, Tables } from '../rows.ts';
import type { MahealthconnectorAccounts } from '../tables/account-tables.ts';
import { claim } from './claims.ts';
import { findAccount, insertAccount } from '../registration/accounts.ts';
import { recordLink } from './other-accounts.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Settings } from '../settings/settings.ts';

type SignedIn = { readonly issuer: string; readonly subject: string };

/** The first sign-in with an MA Login links the MAhealthconnector account that it opens, without further input (LK-2). */
export function createFirstSignIns(database: Kysely<Tables>, { wallClock }: StoreEnvironment<Settings>, outbox: Outbox) {
  return {
    /** @returns the account that was made for the sign-in, by this or a concurrent request; null when none is made */
    async linkFirstSignIn({ issuer, subject }: SignedIn, locale: Locale): Promise<string | null> {
      const known = database.selectFrom('mahealthconnector_accounts').selectAll().where('issuer', '=', issuer);
      const source = await known.where('subject', '=', subject).executeTakeFirst();
      if (!source) return null;
      const accountId = await database.transaction().execute(async (transaction) => {
        const account = accountOf(source, today(wallClock));
        if (!(await insertAccount(transaction, account))) return (await findAccount(transaction, account))?.id ?? null;
        const link = await linkOf(transaction, source, new Date(wallClock()).toISOString());
        await transaction.insertInto('links').values(link).execute();
        if (link.state === 'LINKED') await recordLink(transaction, outbox, link, locale, wallClock());
        await recordChanges(transaction, [signInSubject(account)]);
        return account.id;
      });
      outbox.wake();
      return accountId;
    },
  };
}

const accountOf = (source: MahealthconnectorAccounts, createdOn: string): Accounts => ({
  id: source.accountId,
  provider: 'MA_LOGIN',
  issuer: source.issuer,
  subject: source.subject,
  firstName: source.firstName,
  lastName: source.lastName,
  email: source.email,
  emailVerified: 0,
  createdOn,
});

/** A holder who only applied for others has no person (RO-7). If another MA Login has claimed the person, the link must wait. */
async function linkOf(transaction: Transaction<Tables>, source: MahealthconnectorAccounts, linkedAt: string): Promise<Links> {
  const { accountId, personId } = source;
  const free = personId === null || (await claim(transaction, { accountId, personId, provider: 'MA_LOGIN' }));
  const link = { accountId, kind: 'MAHEALTHCONNECTOR', method: 'AUTO_MA_LOGIN' } as const;
  return free ? { ...link, state: 'LINKED', linkedAt, personId } : { ...link, state: 'PENDING', linkedAt: null, personId: null };
}
