import type { Insertable, Kysely, Transaction } from 'kysely';

/** Rows per statement: SQLite binds at most 32,766 values, PostgreSQL 65,535. */
const ROWS_PER_STATEMENT = 500;

/** Replaces all rows of `table` with `rows`, inside the transaction of a feed. */
export async function replaceRows<Tables, Name extends keyof Tables & string>(
  transaction: Transaction<Tables>,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
): Promise<void> {
  // Kysely infers types from a literal table name; a generic name is not literal.
  const writer = transaction as unknown as Kysely<Record<string, object>>;
  await writer.deleteFrom(table).execute();
  for (let begin = 0; begin < rows.length; begin += ROWS_PER_STATEMENT) {
    const chunk = rows.slice(begin, begin + ROWS_PER_STATEMENT) as readonly object[];
    await writer.insertInto(table).values(chunk).execute();
  }
}
