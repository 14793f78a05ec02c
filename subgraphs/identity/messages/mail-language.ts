import type { Kysely } from 'kysely';
import { type Locale, localeOf } from '../../../schema/contract/locales.ts';
import type { Tables } from '../rows.ts';

/** The known languages of an account: the one its person wants to be written to in, and the one it was created in. */
type KnownLanguages = { readonly writtenLanguage: string | null; readonly language?: string | null | undefined };

/** @returns the language of messages to an account (LA-1); that of the request where none is known */
export function languageOf({ writtenLanguage, language }: KnownLanguages, requested: Locale): Locale {
  const known = writtenLanguage ?? language ?? null;
  return (known === null ? null : localeOf(known.replaceAll('_', '-'))) ?? requested;
}

/** @returns the language of messages to this address; the same statement runs when the address has no account */
export async function languageOfMailbox(database: Kysely<Tables>, login: string, requested: Locale): Promise<Locale> {
  const known = await database
    .selectFrom('credentials')
    .innerJoin('accounts', 'accounts.id', 'credentials.accountId')
    .leftJoin('claims', 'claims.accountId', 'accounts.id')
    .leftJoin('persons', 'persons.id', 'claims.personId')
    .select(['persons.writtenLanguage', 'accounts.language'])
    .where('credentials.login', '=', login)
    .executeTakeFirst();
  return known ? languageOf(known, requested) : requested;
}
