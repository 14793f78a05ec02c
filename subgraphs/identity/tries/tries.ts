import { type Kysely, sql, type Transaction } from 'kysely';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { Tables } from '../rows.ts';
import { hashesUnderEachKey } from '../secrets/pepper.ts';
import type { PepperKeys } from '../settings/settings.ts';

/** The counters of tries. */
export type TryCounter =
  'links by account' | 'links by address' | 'codes sent by address' | 'codes tried by address' | 'passwords by login';

/** The number of tries allowed within a sliding window of seconds. */
export type TryLimit = { readonly tries: number; readonly seconds: number };

/** Whose tries are counted. */
export type TrySubject = {
  readonly counter: TryCounter;
  /** The keys under which the tries may be stored: one, or several while the pepper changes; new rows use the first. */
  readonly keys: readonly string[];
  readonly limit: TryLimit;
};

/** The tries of one subject, in milliseconds since 1970. */
type Tries = { readonly key: string; readonly moments: readonly number[] };

/** Used when the gateway sends no address: all such clients share one count. */
const NO_ADDRESS = 'unknown';

/** @returns the keys under which tries of a client's address are kept; the address itself is not stored */
export const keysOfAddress = (pepper: PepperKeys, clientAddress: string | null): readonly string[] =>
  hashesUnderEachKey(pepper, 'client-address', clientAddress ?? NO_ADDRESS);

/**
 * Takes one try from every subject, or none at all when any subject has none left. Every row is locked before it is read, so that
 * no two processes see the same count; the same statements run whatever the outcome.
 *
 * @param subjects accounts before addresses, so that all processes lock in the same order
 * @param now milliseconds since 1970
 * @returns null when the try is allowed; otherwise when the next one is, in milliseconds since 1970
 */
export async function takeTries(
  transaction: Transaction<Tables>,
  subjects: readonly TrySubject[],
  now: number,
): Promise<number | null> {
  const before: (readonly [TrySubject, Tries])[] = [];
  for (const subject of subjects) before.push([subject, await lockTries(transaction, subject, now)]);
  const opens = before.map(([{ limit }, { moments }]) => usedUpUntil(moments, limit, now)).filter((moment) => moment !== null);
  const isOver = opens.length > 0;
  for (const [subject, { key, moments }] of before) {
    await writeTries(transaction, subject, { key, moments: isOver ? moments : [...moments, now] }, now);
  }
  return isOver ? Math.max(...opens) : null;
}

/** Returns a try that should not count. The same statements run when it does count. */
export async function returnTry(
  transaction: Transaction<Tables>,
  subject: TrySubject,
  at: number,
  wasNone: boolean,
): Promise<void> {
  const { key, moments } = await lockTries(transaction, subject, at);
  const position = wasNone ? moments.lastIndexOf(at) : -1;
  await writeTries(transaction, subject, { key, moments: position < 0 ? moments : moments.toSpliced(position, 1) }, at);
}

/**
 * @param moments when tries were made
 * @returns when the next try is allowed; null for now
 */
export function usedUpUntil(moments: readonly number[], { tries, seconds }: TryLimit, now: number): number | null {
  const counting = since(moments, now - seconds * 1000).toSorted((one, other) => one - other);
  const oldest = counting.at(-tries);
  return counting.length < tries || oldest === undefined ? null : oldest + seconds * 1000;
}

/** @returns a function that reads the times of the tries of each key that has any */
export function prepareTries(
  database: Kysely<Tables>,
): (counter: TryCounter, keys: readonly string[]) => Promise<ReadonlyMap<string, readonly number[]>> {
  const tries = prepareQuery(database, ({ counter, keys }: Pick<TrySubject, 'counter' | 'keys'>) =>
    database.selectFrom('tries').select(['key', 'moments']).where('counter', '=', counter).where('key', 'in', keys),
  );
  return async (counter, keys) => new Map((await tries({ counter, keys })).map(({ key, moments }) => [key, read(moments)]));
}

/** Deletes the tries that no longer count. @param now milliseconds since 1970 */
export const removeExpiredTries = (database: Kysely<Tables>, now: number) =>
  database.deleteFrom('tries').where('expiresAt', '<=', iso(now)).execute();

const read = (list: string) => JSON.parse(list) as readonly number[];
const since = (moments: readonly number[], from: number) => moments.filter((moment) => moment > from);
const iso = (ms: number) => new Date(ms).toISOString();

async function lockTries(transaction: Transaction<Tables>, { counter, keys, limit }: TrySubject, now: number): Promise<Tries> {
  const [key, ...older] = keys;
  const expiresAt = iso(now + limit.seconds * 1000);
  // An existing row is updated, which locks it, so that it is not pruned before it is read.
  await sql`
    insert into ${sql.table('tries')} (counter, "key", moments, "expiresAt")
    select cast(${counter} as text), cast(${key} as text), '[]', cast(${expiresAt} as text)
    where not exists (select 1 from ${sql.table('tries')} where counter = ${counter} and "key" in (${sql.join(['', ...older])}))
    on conflict (counter, "key") do update set "expiresAt" = excluded."expiresAt"`.execute(transaction);
  const query = transaction.updateTable('tries').set((row) => ({ moments: row.ref('moments') }));
  const row = await query
    .where('counter', '=', counter)
    .where('key', 'in', keys)
    .returning(['key', 'moments'])
    .executeTakeFirstOrThrow();
  return { key: row.key, moments: since(read(row.moments), now - limit.seconds * 1000) };
}

const writeTries = (transaction: Transaction<Tables>, { counter, limit }: TrySubject, { key, moments }: Tries, now: number) =>
  transaction
    .updateTable('tries')
    .set({ moments: JSON.stringify(moments), expiresAt: iso(Math.max(now, ...moments) + limit.seconds * 1000) })
    .where('counter', '=', counter)
    .where('key', '=', key)
    .execute();
