import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { Tables } from '../rows.ts';
import type { EmailCodes } from '../tables/account-tables.ts';
import { afterAsking, afterTry, DAY, newCodes } from './code-limits.ts';
import { mailboxOf, readEmail } from '../input/email-address.ts';
import { inputError } from '../input/input-error.ts';
import { languageOfMailbox } from '../messages/mail-language.ts';
import { codeMail } from '../messages/mail-texts.ts';
import type { Outbox } from '../messages/outbox.ts';
import { chainOf, hashesUnderEachKey, keyedHash, sameHash, seal } from '../secrets/pepper.ts';
import type { RequestOrigin } from '../input/request-origin.ts';
import type { AccountLimits } from '../settings/account-limits.ts';
import type { Settings } from '../settings/settings.ts';
import { type CodeCounter, takeOrRefuse, triesOfAddress } from '../tries/try-limits.ts';

/**
 * Codes that prove ownership of an e-mail address (SI-3). The same statements run for every address, so that nothing reveals
 * whether it has an account, was sent a code, or is locked. A row is locked before it is read, so that no two tries see the same
 * count.
 */
export function createEmailCodes(database: Kysely<Tables>, { wallClock, settings }: StoreEnvironment<Settings>, outbox: Outbox) {
  const { pepper, limits } = settings;
  const hashOfCode = (addressHash: string, code: string, chain?: string) =>
    keyedHash(pepper, 'email-code', `${addressHash}\0${code}`, chain);
  const takeTry = (transaction: Transaction<Tables>, counter: CodeCounter, { clientAddress }: RequestOrigin) =>
    takeOrRefuse(transaction, [triesOfAddress(counter, clientAddress, settings)], wallClock());
  return {
    /**
     * Sends a code, unless one was sent just now, too many were, or the address is locked.
     *
     * @param origin its language is used for the message unless the account's language is known
     * @throws BAD_USER_INPUT
     * @throws RATE_LIMITED
     */
    async requestEmailCode(email: string, origin: RequestOrigin): Promise<void> {
      const address = readEmail(email);
      if (address === null) throw inputError('email');
      const hashes = hashesUnderEachKey(pepper, 'email', mailboxOf(address));
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const language = await languageOfMailbox(database, mailboxOf(address), origin.locale);
      const mail = outbox.rowOf(codeMail(address, code, limits.codeSeconds, language), limits.codeSeconds);
      await database.transaction().execute(async (transaction) => {
        await takeTry(transaction, 'codes sent by address', origin);
        await insertMissing(transaction, hashes);
        const before = await lock(transaction, hashes);
        const { row, allowed } = afterAsking(before, hashOfCode(before.addressHash, code), wallClock(), limits);
        await write(transaction, row);
        await insertWhen(allowed, transaction, 'outbox', mail);
      });
      outbox.wake();
    },
    /**
     * Confirms an address. That of an account is verified.
     *
     * @returns the ticket for `createProfile`; null when the code is wrong, expired, used, or tried too often
     * @throws RATE_LIMITED
     */
    async confirmEmailCode(email: string, code: string, { origin, account }: Confirmation): Promise<string | null> {
      const address = readEmail(email) ?? '';
      const hashes = hashesUnderEachKey(pepper, 'email', mailboxOf(address));
      const ticket = randomBytes(32).toString('base64url');
      const registration = { ...ticketRow(ticket, wallClock(), limits), address: seal(pepper, address) };
      const isConfirmed = await database.transaction().execute(async (transaction) => {
        await takeTry(transaction, 'codes tried by address', origin);
        const before = await lock(transaction, hashes);
        const expected = before.codeHash ?? keyedHash(pepper, 'email-code', '');
        const right = sameHash(hashOfCode(before.addressHash, code.trim(), chainOf(expected)), expected);
        const { row, confirmed } = afterTry(before, right, wallClock(), limits);
        await write(transaction, row);
        await insertWhen(confirmed && settings.registration === 'embedded', transaction, 'registrations', registration);
        await verifyAddress(transaction, confirmed ? account : null);
        return confirmed;
      });
      return isConfirmed ? ticket : null;
    },
  };
}

const ticketRow = (ticket: string, now: number, { registrationSeconds }: AccountLimits) => ({
  ticketHash: hashOfTicket(ticket),
  expiresAt: new Date(now + registrationSeconds * 1000).toISOString(),
});

/** An account and its address, as it is stored. */
export type OwnAddress = { readonly accountId: string; readonly address: string };

/** Who confirms an address: `account` is the account that has it, if its member asks. */
type Confirmation = { readonly origin: RequestOrigin; readonly account: OwnAddress | null };

/** The same statement runs when no account is meant, or its address is another one by now. */
const verifyAddress = (transaction: Transaction<Tables>, account: OwnAddress | null) =>
  transaction
    .updateTable('accounts')
    .set({ emailVerified: 1 })
    .where('id', '=', account?.accountId ?? '')
    .where('email', '=', account?.address ?? '')
    .execute();

/** @returns the stored hash of a ticket; a ticket is random, so the hash needs no pepper */
export const hashOfTicket = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');

function insertMissing(transaction: Transaction<Tables>, hashes: readonly string[]) {
  const { addressHash, expiresAt, sends, failures } = newCodes(String(hashes[0]));
  return sql`
    insert into ${sql.table('email_codes')} ("addressHash", "expiresAt", sends, failures)
    select cast(${addressHash} as text), cast(${expiresAt} as text), cast(${sends} as text), cast(${failures} as text)
    where not exists (select 1 from ${sql.table('email_codes')} where "addressHash" in (${sql.join(hashes)}))
    on conflict do nothing`.execute(transaction);
}

/** Locks the row of an address, which may be stored under an older key. @returns the row; an empty one when there is none */
async function lock(transaction: Transaction<Tables>, hashes: readonly string[]): Promise<EmailCodes> {
  const query = transaction.updateTable('email_codes').set((row) => ({ sends: row.ref('sends') }));
  const row = await query.where('addressHash', 'in', hashes).returningAll().executeTakeFirst();
  return row ?? newCodes(String(hashes[0]));
}

const write = (transaction: Transaction<Tables>, { addressHash, ...row }: EmailCodes) =>
  transaction.updateTable('email_codes').set(row).where('addressHash', '=', addressHash).execute();

/** Inserts a row, or runs the same statement without inserting one. */
function insertWhen(condition: boolean, transaction: Transaction<Tables>, table: 'outbox' | 'registrations', row: object) {
  const columns = Object.keys(row).map((column) => sql.ref(column));
  const values = Object.values(row).map((value: string | number) =>
    typeof value === 'number' ? sql`cast(${value} as integer)` : sql`cast(${value} as text)`,
  );
  return sql`
    insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(values)} where cast(${condition ? 1 : 0} as integer) = 1`.execute(transaction);
}

/**
 * Deletes expired tickets, and addresses without a code, send or failure that still counts.
 *
 * @param now milliseconds since 1970
 */
export async function removeExpiredCodes(database: Kysely<Tables>, now: number): Promise<void> {
  const before = (ms: number) => new Date(now - ms).toISOString();
  await database.deleteFrom('registrations').where('expiresAt', '<=', before(0)).execute();
  await database.deleteFrom('email_codes').where('expiresAt', '<=', before(DAY)).execute();
}
