import type { Kysely, Transaction } from 'kysely';
import type { Locale } from '../../../schema/contract/locales.ts';
import { today } from '../../shared/context.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges, signInSubject } from '../events/standing-changes.ts';
import { foldName } from '../input/names.ts';
import type { Accounts, Links, Tables } from '../rows.ts';
import type { MahealthconnectorAccounts } from '../tables/account-tables.ts';
import { claim } from './claims.ts';
import { findAccount, insertAccount, type SignedIn } from '../registration/accounts.ts';
import { recordLink } from './other-accounts.ts';
import type { Outbox } from '../messages/outbox.ts';
import type { Settings } from '../settings/settings.ts';

/** The first sign-in with an MA Login links the MAhealthconnector account that it opens, without further input (LK-2). */
export function createFirstSignIns(database: Kysely<Tables>, { wallClock }: StoreEnvironment<Settings>, outbox: Outbox) {
  const findSource = ({ issuer, subject }: SignedIn): Promise<MahealthconnectorAccounts | undefined> => {
    const known = database.selectFrom('mahealthconnector_accounts').selectAll().where('issuer', '=', issuer);
    return known.where('subject', '=', subject).executeTakeFirst();
  };
  async function link(transaction: Transaction<Tables>, source: MahealthconnectorAccounts, accountId: string, locale: Locale) {
    const made = await linkOf(transaction, source, accountId, new Date(wallClock()).toISOString());
    const insert = transaction.insertInto('links').values(made);
    const isNew = await insert
      .onConflict((conflict) => conflict.doNothing())
      .returning('kind')
      .executeTakeFirst();
    if (isNew && made.state === 'LINKED') await recordLink(transaction, outbox, made, locale, wallClock());
  }
  return {
    /** @returns the account that was made for the sign-in, by this or a concurrent request; null when none is made */
    async linkFirstSignIn(signIn: SignedIn, locale: Locale): Promise<string | null> {
      const source = await findSource(signIn);
      if (!source) return null;
      const accountId = await database.transaction().execute(async (transaction) => {
        const account = accountOf(source, today(wallClock));
        if (!(await insertAccount(transaction, account))) return (await findAccount(transaction, account))?.id ?? null;
        await link(transaction, source, account.id, locale);
        await recordChanges(transaction, [signInSubject(account)]);
        return account.id;
      });
      outbox.wake();
      return accountId;
    },
    /** Links an account that was opened before the source knew its sign-in. A link that was ended stays ended. */
    async linkLaterSignIn(accountId: string, signIn: SignedIn, locale: Locale): Promise<void> {
      const links = database.selectFrom('links').select('kind').where('accountId', '=', accountId);
      if (await links.where('kind', '=', 'MAHEALTHCONNECTOR').executeTakeFirst()) return;
      const source = await findSource(signIn);
      if (!source) return;
      await database.transaction().execute(async (transaction) => {
        // Under its present id: a feed may give it that of the source at any time.
        const account = await findAccount(transaction, signIn);
        if (!account) return;
        await link(transaction, source, account.id, locale);
        await recordChanges(transaction, [accountId, account.id]);
      });
      outbox.wake();
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

/**
 * A holder who only applied for others has no person (RO-7). The link must wait if another MA Login has claimed the person, or if
 * the source's account has another name than its record (LK-3).
 */
async function linkOf(
  transaction: Transaction<Tables>,
  source: MahealthconnectorAccounts,
  accountId: string,
  linkedAt: string,
): Promise<Links> {
  const { personId } = source;
  const free =
    personId === null ||
    ((await hasNameOf(transaction, source, personId)) &&
      (await claim(transaction, { accountId, personId, provider: 'MA_LOGIN' })));
  const link = { accountId, kind: 'MAHEALTHCONNECTOR', method: 'AUTO_MA_LOGIN' } as const;
  return free ? { ...link, state: 'LINKED', linkedAt, personId } : { ...link, state: 'PENDING', linkedAt: null, personId: null };
}

type Names = Pick<MahealthconnectorAccounts, 'firstName' | 'lastName'>;

async function hasNameOf(transaction: Transaction<Tables>, { firstName, lastName }: Names, personId: string): Promise<boolean> {
  const query = transaction.selectFrom('persons').select(['first', 'last']).where('id', '=', personId);
  const person = await query.executeTakeFirst();
  return person !== undefined && foldName(person.first) === foldName(firstName) && foldName(person.last) === foldName(lastName);
}
