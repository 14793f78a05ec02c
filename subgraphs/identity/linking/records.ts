import type { Kysely, Transaction } from 'kysely';
import { replaceRows } from '../../shared/replace-rows.ts';
import type { Tables } from '../rows.ts';
import type { Records } from '../tables/account-tables.ts';
import { keyedHash, rotateHash } from '../secrets/pepper.ts';
import type { PepperKeys } from '../settings/settings.ts';

/** A person as a source knows them. The social security number, nine digits, goes no further than `writeRecords`. */
export type SourceRecord = Pick<Records, 'personId' | 'kind'> & { readonly ssn: string | null };

/** Replaces the records; of a social security number only its hash under the current key is kept (LK-3). */
export async function writeRecords(
  transaction: Transaction<Tables>,
  pepper: PepperKeys,
  records: readonly SourceRecord[],
): Promise<void> {
  const ssnChain = pepper.current;
  await replaceRows(transaction, 'ssn_chains', [{ chain: ssnChain }]);
  const rowOf = ({ ssn, ...record }: SourceRecord): Records => ({
    ...record,
    ssnHash: ssn === null ? null : keyedHash(pepper, 'ssn', ssn),
    ssnChain,
  });
  await replaceRows(transaction, 'records', records.map(rowOf));
}

/** What a record is found by: nine or twelve digits. */
export type Identifier = { readonly field: 'ssn' | 'massHealthId'; readonly digits: string };

/** A record with what must match the profile. */
export type FoundRecord = { personId: string; kind: Records['kind']; first: string; last: string; birthDate: string };

/** @returns the records with this identifier; the statements are the same whether or not there is one */
export async function findRecords(
  transaction: Transaction<Tables>,
  pepper: PepperKeys,
  { field, digits }: Identifier,
): Promise<FoundRecord[]> {
  const query = transaction
    .selectFrom('records')
    .innerJoin('persons', 'persons.id', 'records.personId')
    .select(['personId', 'kind', 'first', 'last', 'birthDate']);
  if (field === 'massHealthId') return query.where('massHealthId', '=', digits).execute();
  const chains = await transaction.selectFrom('ssn_chains').select('chain').execute();
  const hashes = chains.map(({ chain }) => keyedHash(pepper, 'ssn', digits, chain));
  return query.where('ssnHash', 'in', ['', ...hashes]).execute();
}

const BATCH = 500;

/**
 * Puts every social security number under the current key. A number cannot be had back from its hash, so that the hash
 * itself is hashed again: `2025` becomes `2025.2026`, and the older key is still needed to look up, until the source is
 * loaded anew. Can be stopped at any time, and goes on from there; look-ups go on meanwhile.
 *
 * @param report is told after each batch how many are done
 * @returns how many were done, and the chains under which numbers are kept now
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
