import type { CompiledQuery, Kysely } from 'kysely';

/**
 * Reads rows by a compiled query, with other values, outside transactions.
 *
 * @returns null when it cannot now
 */
export type Read = <Found>(query: CompiledQuery<Found>, values: readonly unknown[]) => Promise<Found[]> | Found[] | null;

/** An adapter of Kysely whose database has a way to read that costs less than Kysely's. */
export type ReadingAdapter = { readonly read: Read };

/** @returns what reads the rows of compiled queries in a database, at the least cost */
export function readerOf<Tables>(database: Kysely<Tables>): Reader {
  const { adapter } = database.getExecutor();
  const read: Read = 'read' in adapter && !database.isTransaction ? (adapter as unknown as ReadingAdapter).read : () => null;
  return async <Found>(query: CompiledQuery<Found>, values: readonly unknown[]) => {
    const rows = await read<Found>(query, values);
    return rows ?? (await database.executeQuery<Found>({ ...query, parameters: values })).rows;
  };
}

type Reader = <Found>(query: CompiledQuery<Found>, values: readonly unknown[]) => Promise<Found[]>;
