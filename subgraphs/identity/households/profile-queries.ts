import type { Compilable, ExpressionBuilder, Kysely } from 'kysely';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { AccountRow, Accounts, AddressRow, ContactRow, FeedRow, NameParts, PersonRow, PhoneRow, Tables } from '../rows.ts';

/** An account, and the person that it is linked to by any link. */
type AccountOfSignIn = Pick<Accounts, 'id' | 'profileAt'> & { readonly personId: string | null };

/** Reads persons and accounts. */
export function createProfileQueries(database: Kysely<Tables>) {
  const persons = prepareQuery(database, (ids: readonly string[]) =>
    database.selectFrom('persons').selectAll().where('id', 'in', ids),
  );
  const phones = prepareQuery(database, (personIds: readonly string[]) =>
    database.selectFrom('phones').selectAll().where('personId', 'in', personIds).orderBy('primary', 'desc').orderBy('number'),
  );
  const accountOf = prepareQuery(
    database,
    ({ issuer, subject }: Pick<Accounts, 'issuer' | 'subject'>): Compilable<AccountOfSignIn> =>
      database
        .selectFrom('accounts')
        .leftJoin('links', (join) => join.onRef('links.accountId', '=', 'accounts.id').on(isLinked))
        .select(['accounts.id', 'accounts.profileAt', 'links.personId'])
        .where('accounts.issuer', '=', issuer)
        .where('accounts.subject', '=', subject),
  );
  const linked = prepareQuery(database, (accountId: string) =>
    database.selectFrom('links').select('personId').where('accountId', '=', accountId).where(isLinked),
  );
  return {
    async persons(ids: readonly string[]): Promise<PersonRow[]> {
      const rows = await persons(ids);
      return rows.map((row) => ({ ...row, name: { ...row, full: fullName(row) } }));
    },
    contacts: prepareQuery(database, (personIds: readonly string[]): Compilable<ContactRow> =>
      database
        .selectFrom('persons')
        .select(['id as personId', 'email', 'spokenLanguage', 'writtenLanguage', 'format'])
        .where('id', 'in', personIds),
    ),
    addresses: prepareQuery(database, (personIds: readonly string[]): Compilable<AddressRow> =>
      database.selectFrom('addresses').selectAll().where('personId', 'in', personIds),
    ),
    async phones(personIds: readonly string[]): Promise<PhoneRow[]> {
      const rows = await phones(personIds);
      return rows.map((row) => ({ ...row, primary: row.primary === 1 }));
    },
    async accounts(ids: readonly string[]): Promise<AccountRow[]> {
      const rows = await database.selectFrom('accounts').selectAll().where('id', 'in', ids).execute();
      return rows.map((row) => ({ ...row, emailVerified: row.emailVerified === 1 }));
    },
    /** The account of a sign-in. */
    accountOf: async (issuer: string, subject: string): Promise<AccountOfSignIn | undefined> =>
      (await accountOf({ issuer, subject }))[0],
    /** The person an account is linked to, by any link. */
    linkedPerson: async (accountId: string): Promise<string | null> => (await linked(accountId))[0]?.personId ?? null,
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

const isLinked = (row: ExpressionBuilder<Tables, 'links'>) =>
  row.and([row('links.state', '=', 'LINKED'), row('links.personId', 'is not', null)]);

const fullName = ({ first, middle, last, suffix }: NameParts) => [first, middle, last, suffix].filter(Boolean).join(' ');
