import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { localeOf } from '../../../schema/contract/locales.ts';
import { today } from '../../shared/context.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { recordChanges, signInSubject } from '../events/standing-changes.ts';
import { mailboxOf, readEmail } from '../input/email-address.ts';
import { readName } from '../input/names.ts';
import type { Accounts, Tables } from '../rows.ts';
import type { OpenAccountInput } from '../schema.generated.ts';
import { findAccount, insertAccount } from './accounts.ts';
import { accountsOfSignIns, adoptSourceIds, findSourceId } from './source-ids.ts';

/** `unusable`: the name of the claim that cannot be in a profile. */
type Opened = { readonly accountId: string | null; readonly unusable: string | null };

/** Opens accounts with the profile that the issuer of a sign-in keeps, and brings them up to date. Neither makes a link (LK-3). */
export function createAccountOpening(database: Kysely<Tables>, { wallClock }: StoreEnvironment<unknown>) {
  return {
    /**
     * Opens the account of a sign-in. An account that has its profile from the issuer takes this one, if the person has
     * authenticated since; any other account stays as it is.
     */
    async openAccount(input: OpenAccountInput): Promise<Opened> {
      const profile = readProfile(input);
      if (typeof profile === 'string') return { accountId: null, unusable: profile };
      const accountId = await database.transaction().execute(async (transaction) => {
        const account = accountOf(input, profile, today(wallClock));
        if (await insertAccount(transaction, account)) {
          await recordChanges(transaction, [account.id, signInSubject(input)]);
          return withSourceId(transaction, account);
        }
        const known = await findAccount(transaction, input);
        if (known) await refresh(transaction, known, account);
        return known?.id ?? null;
      });
      return { accountId, unusable: null };
    },
  };
}

/** @returns the id of a new account: that of the source, if a feed has named the sign-in meanwhile */
async function withSourceId(transaction: Transaction<Tables>, account: Accounts): Promise<string> {
  const accountId = await findSourceId(transaction, account);
  if (accountId === null) return account.id;
  await adoptSourceIds(transaction, [{ ...account, accountId }]);
  const [known] = await accountsOfSignIns(transaction, [account]);
  return known?.id ?? account.id;
}

type Profile = Pick<Accounts, 'firstName' | 'lastName' | 'email' | 'emailVerified'>;

/** @returns the profile, or the name of the claim that cannot be in one */
function readProfile(input: OpenAccountInput): Profile | string {
  const firstName = readName(input.firstName);
  const lastName = readName(input.lastName);
  const email = readEmail(input.email);
  if (firstName === null) return 'given_name';
  if (lastName === null) return 'family_name';
  if (email === null) return 'email';
  return { firstName, lastName, email, emailVerified: input.emailVerified ? 1 : 0 };
}

const accountOf = (
  { issuer, subject, provider, locale, authenticatedAt }: OpenAccountInput,
  profile: Profile,
  createdOn: string,
): Accounts => ({
  id: `acct-${randomUUID()}`,
  issuer,
  subject,
  provider,
  ...profile,
  createdOn,
  language: locale ? localeOf(locale) : null,
  profileAt: new Date(Math.trunc(authenticatedAt * 1000)).toISOString(),
});

/** An address that a code of ours has confirmed stays confirmed until it is another one. */
async function refresh(transaction: Transaction<Tables>, known: Accounts, latest: Accounts): Promise<void> {
  const [before, now] = [known.profileAt ?? null, latest.profileAt ?? ''];
  if (before === null || now <= before) return;
  const { firstName, lastName, email, profileAt } = latest;
  const same = mailboxOf(known.email) === mailboxOf(email);
  const emailVerified = same && known.emailVerified === 1 ? 1 : latest.emailVerified;
  const update = transaction.updateTable('accounts').set({ firstName, lastName, email, emailVerified, profileAt });
  await update.where('id', '=', known.id).execute();
  await recordChanges(transaction, [known.id]);
}
