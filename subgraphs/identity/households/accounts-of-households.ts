import type { Transaction } from 'kysely';
import type { Tables } from '../rows.ts';

/** The most ids in one statement. */
const IDS_PER_STATEMENT = 1_000;

/**
 * Finds the accounts whose standing a change of households can alter: those linked to anybody who is, was or will be on the
 * application. Every kind of change affects the same accounts, so that the log does not tell a restriction from a new role (RO-10).
 */
export const accountsOfHouseholds = (transaction: Transaction<Tables>, households: readonly string[]): Promise<string[]> =>
  inBatches(households, async (some) => {
    const query = transaction.selectFrom('memberships').innerJoin('links', 'links.personId', 'memberships.personId');
    const linked = query.where('memberships.householdId', 'in', some).where('links.state', '=', 'LINKED');
    return (await linked.select('links.accountId as id').distinct().execute()).map(({ id }) => id);
  });

/** Finds the households of persons, past and future ones included. */
export const householdsOf = (transaction: Transaction<Tables>, persons: readonly string[]): Promise<string[]> =>
  inBatches(persons, async (some) => {
    const query = transaction.selectFrom('memberships').select('householdId as id').distinct();
    return (await query.where('personId', 'in', some).execute()).map(({ id }) => id);
  });

/** Reads in several statements, because databases bind a limited number of values. @returns each id once */
async function inBatches(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<readonly string[]>,
): Promise<string[]> {
  const found = new Set<string>();
  for (let begin = 0; begin < ids.length; begin += IDS_PER_STATEMENT) {
    for (const id of await read(ids.slice(begin, begin + IDS_PER_STATEMENT))) found.add(id);
  }
  return [...found];
}
