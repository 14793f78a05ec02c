import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Kysely, Transaction } from 'kysely';
import { publicError } from '../../../schema/contract/errors.ts';
import { today } from '../../shared/context.ts';
import type { Locale } from '../../../schema/contract/locales.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { CreateProfileInput } from '../schema.generated.ts';
import type { Accounts, Tables } from '../rows.ts';
import { createEmailCodes, hashOfTicket, type OwnAddress } from './email-codes.ts';
import { mailboxOf } from '../input/email-address.ts';
import { valid } from '../input/input-error.ts';
import { readName } from '../input/names.ts';
import type { Outbox } from '../messages/outbox.ts';
import { hashPassword, readPassword } from '../secrets/passwords.ts';
import { open } from '../secrets/pepper.ts';
import type { RequestOrigin } from '../input/request-origin.ts';
import type { Settings } from '../settings/settings.ts';
import { takeOrRefuse, triesOfAddress } from '../tries/try-limits.ts';

const LOGIN_MASS_GOV = { issuer: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' } as const;

/**
 * Creates login.mass.gov accounts (SI-3). One person may make several, each with its own address (SI-4). The same codes confirm the
 * address of an account that exists, wherever it was created.
 */
export function createRegistration(database: Kysely<Tables>, outside: StoreEnvironment<Settings>, outbox: Outbox) {
  const { settings, wallClock } = outside;
  const codes = createEmailCodes(database, outside, outbox);
  /** @returns the account of the viewer, if this is its address. */
  async function findOwnAddress(email: string, accountId: string | null): Promise<OwnAddress | null> {
    if (accountId === null) return null;
    const account = await database.selectFrom('accounts').select('email').where('id', '=', accountId).executeTakeFirst();
    return account && mailboxOf(account.email) === mailboxOf(email) ? { accountId, address: account.email } : null;
  }
  return {
    /** @param accountId the account of the member who asks in person; null: somebody else asks */
    requestEmailCode: async (email: string, origin: RequestOrigin, accountId: string | null = null) => {
      if ((await findOwnAddress(email, accountId)) === null) requireEmbedded(settings);
      await codes.requestEmailCode(email, origin);
      return { resendAfterSeconds: settings.limits.resendSeconds, expiresInSeconds: settings.limits.codeSeconds };
    },
    /** @param accountId as for `requestEmailCode`. If the address is that of this account, it is verified */
    confirmEmailCode: async (email: string, code: string, origin: RequestOrigin, accountId: string | null = null) => {
      const account = await findOwnAddress(email, accountId);
      if (account === null) requireEmbedded(settings);
      const ticket = await codes.confirmEmailCode(email, code, { origin, account });
      return { confirmed: ticket !== null, registration: settings.registration === 'embedded' ? ticket : null };
    },
    /**
     * Creates the account of a confirmed address. This uses up the ticket, even when the address already has an account: only the
     * owner of the address learns that.
     *
     * @throws BAD_USER_INPUT that names the field; the ticket stays valid
     */
    createProfile: async (
      { registration, ...input }: CreateProfileInput,
      origin: RequestOrigin,
    ): Promise<{ created: boolean }> => {
      requireEmbedded(settings);
      const tries = triesOfAddress('codes tried by address', origin.clientAddress, settings);
      await database.transaction().execute((transaction) => takeOrRefuse(transaction, [tries], wallClock()));
      const profile = readProfile(input, settings);
      const ticket = { hash: hashOfTicket(registration), now: new Date(wallClock()).toISOString() };
      if (!(await isGood(database, ticket))) return { created: false };
      const passwordHash = await hashPassword(profile.password);
      const created = await database.transaction().execute(async (transaction) => {
        const used = await useUp(transaction, ticket);
        if (used === null) return false;
        const email = open(settings.pepper, used);
        const account = newAccount(profile, email, today(wallClock), origin.locale);
        return insertAccount(transaction, account, passwordHash);
      });
      return { created };
    },
  };
}

function requireEmbedded({ registration }: Settings): void {
  if (registration === 'embedded') return;
  const { message, extensions } = publicError('REGISTRATION_ELSEWHERE');
  throw new GraphQLError(message, { extensions });
}

type Profile = { readonly firstName: string; readonly lastName: string; readonly password: string };

function readProfile(input: Profile, { limits }: Settings): Profile {
  return {
    firstName: valid('firstName', readName(input.firstName)),
    lastName: valid('lastName', readName(input.lastName)),
    password: valid('password', readPassword(input.password, limits)),
  };
}

type Ticket = { readonly hash: string; readonly now: string };

async function isGood(database: Kysely<Tables>, { hash, now }: Ticket): Promise<boolean> {
  const query = database.selectFrom('registrations').select('ticketHash').where('ticketHash', '=', hash);
  return (await query.where('expiresAt', '>', now).executeTakeFirst()) !== undefined;
}

/** @returns the sealed address of the ticket; null when another request has used it */
async function useUp(transaction: Transaction<Tables>, { hash, now }: Ticket): Promise<string | null> {
  const query = transaction.deleteFrom('registrations').where('ticketHash', '=', hash).where('expiresAt', '>', now);
  return (await query.returning('address').executeTakeFirst())?.address ?? null;
}

function newAccount({ firstName, lastName }: Profile, email: string, createdOn: string, language: Locale): Accounts {
  const id = `acct-${randomUUID()}`;
  return { id, ...LOGIN_MASS_GOV, subject: randomUUID(), firstName, lastName, email, emailVerified: 1, createdOn, language };
}

/** @returns false when the address has an account */
async function insertAccount(transaction: Transaction<Tables>, account: Accounts, passwordHash: string): Promise<boolean> {
  const credentials = { login: mailboxOf(account.email), accountId: account.id, passwordHash };
  const insert = transaction.insertInto('credentials').values(credentials);
  const free = await insert
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('login')
    .executeTakeFirst();
  if (!free) return false;
  await transaction.insertInto('accounts').values(account).execute();
  return true;
}
