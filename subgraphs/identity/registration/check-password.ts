import type { Kysely, Transaction } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { Tables } from '../rows.ts';
import { mailboxOf, readEmail } from '../input/email-address.ts';
import { verifyPassword } from '../secrets/passwords.ts';
import type { Settings } from '../settings/settings.ts';
import { returnTry, takeTries } from '../tries/tries.ts';
import { triesOfLogin } from '../tries/try-limits.ts';

/** Checks the passwords of login.mass.gov accounts. */
export function createPasswordCheck(database: Kysely<Tables>, { wallClock, settings }: StoreEnvironment<Settings>) {
  const inTransaction = <Result>(work: (transaction: Transaction<Tables>) => Promise<Result>) =>
    database.transaction().execute(work);
  return {
    /**
     * @returns the subject of the account; null when address and password do not match, and for every password after too many
     *   wrong ones. An unknown address costs the same
     */
    checkPassword: async (email: string, password: string): Promise<{ subject: string | null }> => {
      const login = mailboxOf(readEmail(email) ?? '');
      const tries = triesOfLogin(login, settings);
      const now = wallClock();
      // The try is counted before the password is checked. Otherwise concurrent tries would escape the count.
      const isAllowed = (await inTransaction((transaction) => takeTries(transaction, [tries], now))) === null;
      const account = await findCredentials(database, login);
      const right = await verifyPassword(password, account?.passwordHash ?? null);
      await inTransaction((transaction) => returnTry(transaction, tries, now, isAllowed && right));
      return { subject: isAllowed && right && account ? account.subject : null };
    },
  };
}

const findCredentials = (database: Kysely<Tables>, login: string) =>
  database
    .selectFrom('credentials')
    .innerJoin('accounts', 'accounts.id', 'credentials.accountId')
    .select(['credentials.passwordHash', 'accounts.subject'])
    .where('login', '=', login)
    .executeTakeFirst();
