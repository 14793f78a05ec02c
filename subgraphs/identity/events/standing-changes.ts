import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { prepareQuery } from '../../shared/database/prepare-query.ts';
import type { Tables } from '../rows.ts';

/** The most rows in a statement; a power of two. SQLite binds at most 32,766 values, PostgreSQL 65,535. */
const MOST_IN_STATEMENT = 1_024;
/** How many of the newest changes the log keeps. Gateways read it four times a second. */
const KEPT = 250_000;
/** The most changes in one answer. */
const MOST_IN_ANSWER = 10_000;

/** The name in the log of a sign-in without an account. A sign-in that has one is named by the account's id. */
export const signInSubject = ({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string =>
  `sign-in:${createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url')}`;

/**
 * Records that standings may no longer hold, and no reason: it would tell of restrictions (RO-10). Call it last in the transaction
 * of the change. It locks the row of the counter until the transaction ends. Therefore positions are in the order of commits, and
 * a transaction that is rolled back leaves no gap.
 *
 * @param subjects ids of accounts; for an account that is made, also the `signInSubject` of its sign-in
 */
export async function recordChanges(transaction: Transaction<Tables>, subjects: readonly string[]): Promise<void> {
  // In an order that tells nothing of the change.
  const changed = [...new Set(subjects)].sort();
  if (changed.length === 0) return;
  const counter = transaction.updateTable('change_counter').set({ position: sql<number>`position + ${changed.length}` });
  const counted = await counter.returning('position').executeTakeFirstOrThrow();
  const end = Number(counted.position);
  for (let left = changed.length; left > 0;) {
    // Statements have a power of two of rows, so that there are few different ones to prepare.
    const size = 2 ** Math.floor(Math.log2(Math.min(left, MOST_IN_STATEMENT)));
    const begin = changed.length - left;
    const rows = changed.slice(begin, begin + size).map((subject, index) => ({ position: end - left + 1 + index, subject }));
    await transaction.insertInto('standing_changes').values(rows).execute();
    left -= size;
  }
}

/** A place in the log of changes. */
export type LogPosition = { readonly log: string; readonly position: number };

/** Changes of standings that come after a position of the log; see `StandingChanges` in the SDL. */
export type StandingChangesRow = LogPosition & {
  readonly newest: number;
  readonly subjects: readonly string[];
  readonly complete: boolean;
};

/** Reads the log of changed standings, and cuts it. */
export function createStandingChanges(database: Kysely<Tables>) {
  const counter = prepareQuery(database, (_input: null) => database.selectFrom('change_counter').selectAll());
  return {
    /** All changes up to this position have been committed, and later reads see them. */
    async logPosition(): Promise<LogPosition> {
      const [{ log, position }] = (await counter(null)) as [Counter];
      return { log, position: Number(position) };
    },
    /**
     * Reads what comes after a position. One statement reads the counter, the cut and the changes as of one moment.
     *
     * @param since.log the log that the position belongs to
     * @param first the most changes to return
     */
    async standingChanges(since: LogPosition, first: number): Promise<StandingChangesRow> {
      const limit = Math.max(1, Math.min(first, MOST_IN_ANSWER));
      const later = database.selectFrom('standing_changes').selectAll().where('position', '>', since.position);
      // Says what is true anyway, so that a planner without values does not expect to read the whole table.
      const next = later.where('position', '<=', (row) => row.selectFrom('change_counter').select('position'));
      const rows = await database
        .selectFrom('change_counter as counter')
        .leftJoin(next.orderBy('position').limit(limit).as('change'), (join) => join.onTrue())
        .select(['counter.log', 'counter.position as newest', 'counter.cutAt', 'change.position', 'change.subject'])
        .orderBy('change.position')
        .execute();
      const [{ log, newest, cutAt }] = rows as [(typeof rows)[number]];
      const end = { log, position: Number(newest), newest: Number(newest) };
      const reachesBack = log === since.log && since.position >= Number(cutAt) && since.position <= end.newest;
      if (!reachesBack) return { ...end, subjects: [], complete: false };
      const subjects = rows.flatMap(({ subject }) => subject ?? []);
      const last = rows.at(-1)?.position;
      return { ...end, position: rows.length < limit ? end.newest : Number(last), subjects, complete: true };
    },
    /** Deletes all but the newest changes. The cut is recorded last, because that locks the counter. */
    async cutStandingChanges(kept = KEPT): Promise<void> {
      const { position, cutAt: before } = await counterOf(database);
      const cutAt = Number(position) - kept;
      if (cutAt <= Number(before)) return;
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('standing_changes').where('position', '<=', cutAt).execute();
        await transaction.updateTable('change_counter').set({ cutAt }).where('cutAt', '<', cutAt).execute();
      });
    },
  };
}

type Counter = Awaited<ReturnType<typeof counterOf>>;
const counterOf = (database: Kysely<Tables>) => database.selectFrom('change_counter').selectAll().executeTakeFirstOrThrow();
