import type { Kysely, Transaction } from 'kysely';
import type { Locale } from '../../../schema/contract/locales.ts';
import { today } from '../../shared/context.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { raiseEpoch } from '../events/epoch.ts';
import type { Accounts, Links, Tables } from '../rows.ts';
import type { MahealthconnectorAccounts } from '../tables/account-tables.ts';
import { claim } from './claims.ts';
import { recordLink } from './other-accounts.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Settings } from '../settings/settings.ts';

type SignedIn = { readonly issuer: string; readonly subject: string };

/** The first sign-in with an MA Login finds the MAhealthconnector account that it opens, without asking (LK-2). */
export function createFirstSignIns(database: Kysely<Tables>, { wallClock }: StoreEnvironment<Settings>, outbox: Outbox) {
  return {
    /** @returns the account that was made for the sign-in, by this request or one beside it; null when there is none to make */
    async linkFirstSignIn({ issuer, subject }: SignedIn, locale: Locale): Promise<string | null> {
      const known = database.selectFrom('mahealthconnector_accounts').selectAll().where('issuer', '=', issuer);
      const source = await known.where('subject', '=', subject).executeTakeFirst();
      if (!source) return null;
      const accountId = await database.transaction().execute(async (transaction) => {
        const account = accountOf(source, today(wallClock));
        if (!(await insertAccount(transaction, account))) return findAccount(transaction, account);
        const link = await linkOf(transaction, source, new Date(wallClock()).toISOString());
        await transaction.insertInto('links').values(link).execute();
        if (link.state === 'LINKED') await recordLink(transaction, outbox, link, locale, wallClock());
        await raiseEpoch(transaction);
        return account.id;
      });
      outbox.wake();
      return accountId;
    },
  };
}

const accountOf = ({ accountId: id, personId: _, ...source }: MahealthconnectorAccounts, createdOn: string): Accounts => ({
  id,
  provider: 'MA_LOGIN',
  ...source,
  emailVerified: 0,
  createdOn,
});

async function insertAccount(transaction: Transaction<Tables>, account: Accounts): Promise<boolean> {
  const insert = transaction
    .insertInto('accounts')
    .values(account)
    .onConflict((conflict) => conflict.doNothing());
  return (await insert.returning('id').executeTakeFirst()) !== undefined;
}

/** Another request made it. Whose it is, the sign-in says, and not the id that the source gave. */
async function findAccount(transaction: Transaction<Tables>, { issuer, subject }: SignedIn): Promise<string | null> {
  const query = transaction.selectFrom('accounts').select('id').where('issuer', '=', issuer);
  return (await query.where('subject', '=', subject).executeTakeFirst())?.id ?? null;
}

/** Somebody who only made the account for others has no person (RO-7); whose person another MA Login has must wait. */
async function linkOf(transaction: Transaction<Tables>, source: MahealthconnectorAccounts, linkedAt: string): Promise<Links> {
  const { accountId, personId } = source;
  const free = personId === null || (await claim(transaction, { accountId, personId, provider: 'MA_LOGIN' }));
  const link = { accountId, kind: 'MAHEALTHCONNECTOR', method: 'AUTO_MA_LOGIN' } as const;
  return free ? { ...link, state: 'LINKED', linkedAt, personId } : { ...link, state: 'PENDING', linkedAt: null, personId: null };
}
