import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../rows.ts';
import type { Records } from '../tables/account-tables.ts';
import { keyedHash, rotateHash } from '../secrets/pepper.ts';
import type { PepperKeys } from '../settings/settings.ts';

/** The identifier of a record: nine or twelve digits. */
export type Identifier = { readonly field: 'ssn' | 'massHealthId'; readonly digits: string };

/** A record with the values that must match the profile. */
export type FoundRecord = { personId: string; kind: Records['kind']; first: string; last: string; birthDate: string };

/**
 * @returns the records with this identifier. The statements are the same whether or not there is one. The persons are found first: in
 *   one statement PostgreSQL would read all persons while it knows nothing of new rows
 */
export async function findRecords(
  transaction: Transaction<Tables>,
  pepper: PepperKeys,
  identifier: Identifier,
): Promise<FoundRecord[]> {
  const [first = '', ...others] = await findPersons(transaction, pepper, identifier);
  return transaction
    .selectFrom('records')
    .innerJoin('persons', 'persons.id', 'records.personId')
    .select(['personId', 'kind', 'first', 'last', 'birthDate'])
    .where('records.personId', 'in', [first, ...others])
    .execute();
}

/** @returns the persons whose record has the identifier */
async function findPersons(
  transaction: Transaction<Tables>,
  pepper: PepperKeys,
  { field, digits }: Identifier,
): Promise<string[]> {
  if (field === 'massHealthId') {
    const persons = await transaction.selectFrom('persons').select('id').where('massHealthId', '=', digits).execute();
    return persons.map(({ id }) => id);
  }
  const chains = await transaction.selectFrom('ssn_chains').select('chain').execute();
  const hashes = chains.map(({ chain }) => keyedHash(pepper, 'ssn', digits, chain));
  const records = transaction
    .selectFrom('records')
    .select('personId')
    .where('ssnHash', 'in', ['', ...hashes]);
  return (await records.execute()).map(({ personId }) => personId);
}

const BATCH = 500;

/**
 * Moves the hash of every social security number to the current key. A hash cannot be reversed, so the hash itself is hashed
 * again: `2025` becomes `2025.2026`, and look-ups need the older key until the source is loaded again. The rotation can be
 * stopped and resumed at any time; look-ups keep working meanwhile.
 *
 * @param report called after each batch with the number of hashes done
 * @returns the number of hashes done, and the chains in use now
 */
export async function rotateRecords(
  database: Kysely<Tables>,
  pepper: PepperKeys,
  report: (done: number) => void,
): Promise<{ done: number; chains: string[] }> {
  let done = 0;
  for (const chain of (await chainsOf(database)).filter((candidate) => !isCurrent(candidate, pepper))) {
    await database
      .insertInto('ssn_chains')
      .values({ chain: `${chain}.${pepper.current}` })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (let count = await rotateBatch(database, pepper, chain); count > 0; count = await rotateBatch(database, pepper, chain)) {
      done += count;
      report(done);
    }
    await database.deleteFrom('ssn_chains').where('chain', '=', chain).execute();
  }
  return { done, chains: await chainsOf(database) };
}

const isCurrent = (chain: string, { current }: PepperKeys) => chain.split('.').at(-1) === current;

const chainsOf = async (database: Kysely<Tables>): Promise<string[]> =>
  (await database.selectFrom('ssn_chains').select('chain').orderBy('chain').execute()).map(({ chain }) => chain);

const rotateBatch = (database: Kysely<Tables>, pepper: PepperKeys, chain: string): Promise<number> =>
  database.transaction().execute(async (transaction) => {
    const rows = await transaction.selectFrom('records').selectAll().where('ssnChain', '=', chain).limit(BATCH).execute();
    for (const { personId, ssnHash: before } of rows) {
      const ssnHash = before === null ? null : rotateHash(pepper, 'ssn', before);
      const ssnChain = `${chain}.${pepper.current}`;
      const row = transaction.updateTable('records').set({ ssnHash, ssnChain }).where('personId', '=', personId);
      await row.where('ssnChain', '=', chain).execute();
    }
    return rows.length;
  });

/** Adds the chains of records that are stored in the same transaction. */
export async function addChains(transaction: Transaction<Tables>, chains: ReadonlySet<string>): Promise<void> {
  for (const chain of chains) {
    const insert = transaction.insertInto('ssn_chains').values({ chain });
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** Removes the chains that no record is hashed under any more. */
export const dropUnusedChains = async (database: Kysely<Tables>): Promise<void> => {
  const used = database.selectFrom('records').select('ssnChain').distinct();
  await database.deleteFrom('ssn_chains').where('chain', 'not in', used).execute();
};
