import type { Insertable, Kysely, Transaction } from 'kysely';

/** Rows of one statement: SQLite binds at most 32,766 values, PostgreSQL 65,535. */
const ROWS_PER_STATEMENT = 500;

/** Replaces all rows of `table` by `rows`, inside the transaction of a feed. */
export async function replaceRows<Tables, Name extends keyof Tables & string>(
  transaction: Transaction<Tables>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  // Kysely's types follow a table by its literal name, which a generic one is not.
  const writer = transaction as unknown as Kysely<Record<string, object>>;
  await writer.deleteFrom(table).execute();
  for (let begin = 0; begin < rows.length; begin += ROWS_PER_STATEMENT) {
    const chunk = rows.slice(begin, begin + ROWS_PER_STATEMENT) as readonly object[];
    await writer.insertInto(table).values(chunk).execute();
  }
}
