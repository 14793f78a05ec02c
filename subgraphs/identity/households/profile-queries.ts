import type { ExpressionBuilder, Kysely } from 'kysely';
import type { AccountRow, Accounts, AddressRow, ContactRow, FeedRow, NameParts, PersonRow, PhoneRow, Tables } from '../rows.ts';

/** Reads persons and accounts. */
export function createProfileQueries(database: Kysely<Tables>) {
  return {
    async persons(ids: readonly string[]): Promise<PersonRow[]> {
      const rows = await database.selectFrom('persons').selectAll().where('id', 'in', ids).execute();
      return rows.map((row) => ({ ...row, name: { ...row, full: fullName(row) } }));
    },
    contacts: (personIds: readonly string[]): Promise<ContactRow[]> =>
      database
        .selectFrom('persons')
        .select(['id as personId', 'email', 'spokenLanguage', 'writtenLanguage', 'format'])
        .where('id', 'in', personIds)
        .execute(),
    addresses: (personIds: readonly string[]): Promise<AddressRow[]> =>
      database.selectFrom('addresses').selectAll().where('personId', 'in', personIds).execute(),
    async phones(personIds: readonly string[]): Promise<PhoneRow[]> {
      const query = database.selectFrom('phones').selectAll().where('personId', 'in', personIds);
      const rows = await query.orderBy('primary', 'desc').orderBy('number').execute();
      return rows.map((row) => ({ ...row, primary: row.primary === 1 }));
    },
    async accounts(ids: readonly string[]): Promise<AccountRow[]> {
      const rows = await database.selectFrom('accounts').selectAll().where('id', 'in', ids).execute();
      return rows.map((row) => ({ ...row, emailVerified: row.emailVerified === 1 }));
    },
    /** The account of a sign-in. */
    accountOf: (issuer: string, subject: string): Promise<Pick<Accounts, 'id' | 'profileAt'> | undefined> =>
      database
        .selectFrom('accounts')
        .select(['id', 'profileAt'])
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst(),
    /** The person an account is linked to, by any link. */
    async linkedPerson(accountId: string): Promise<string | null> {
      const linked = database.selectFrom('links').select('personId').where('accountId', '=', accountId).where(isLinked);
      return (await linked.executeTakeFirst())?.personId ?? null;
    },
    feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
  };
}

const isLinked = (row: ExpressionBuilder<Tables, 'links'>) =>
  row.and([row('state', '=', 'LINKED'), row('personId', 'is not', null)]);

const fullName = ({ first, middle, last, suffix }: NameParts) => [first, middle, last, suffix].filter(Boolean).join(' ');
