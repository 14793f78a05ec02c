import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { logMaintenance } from '../../shared/report-failures.ts';
import type { Tables } from '../rows.ts';
import type { Outbox as Row } from '../tables/account-tables.ts';
import { open, seal } from '../secrets/pepper.ts';
import type { Mail, Settings } from '../settings/settings.ts';

const BATCH = 20;
/** The first wait; it doubles each time. It exceeds a transport's timeout, so that no message is sent twice at once. */
const RETRY_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * Messages are written in the transaction of the change they report. They are sent right after it, and tried again until they are
 * sent or too old. They are sealed under the pepper: the tables alone reveal neither recipient nor content, so even a code can be
 * queued.
 */
export function createOutbox(database: Kysely<Tables>, outside: StoreEnvironment<Settings>) {
  const { wallClock, settings } = outside;
  const send = createSender(database, outside);
  let running = Promise.resolve();
  let next: Promise<void> | null = null;

  /** Sends the messages that are due. A call during a run is answered by the next run. */
  function sendDue(): Promise<void> {
    next ??= running.then(() => {
      next = null;
      return send();
    });
    // The caller gets the failure through `next`.
    running = next.catch(() => undefined);
    return next;
  }

  const wake = () => void sendDue().catch(logMaintenance('identity', 'messages', outside.log));
  return {
    /** @returns the row of a message; the caller inserts it into `outbox` in the transaction */
    rowOf(mail: Mail, seconds = settings.limits.mailSeconds): Row {
      const now = wallClock();
      return {
        id: randomUUID(),
        mail: seal(settings.pepper, JSON.stringify(mail)),
        attempts: 0,
        dueAt: iso(now),
        expiresAt: iso(now + seconds * 1000),
      };
    },
    sendDue,
    /**
     * Starts sending, after a commit. The caller does not wait, so the time of an answer does not reveal whether mail was sent.
     */
    wake,
    /** @returns a promise that resolves when no message is being sent */
    settled: (): Promise<void> => running,
  };
}

export const putIntoOutbox = (transaction: Transaction<Tables>, rows: readonly Row[]) =>
  transaction.insertInto('outbox').values(rows).execute();

function createSender(database: Kysely<Tables>, { wallClock, settings, log }: StoreEnvironment<Settings>) {
  const { pepper, sendMail } = settings;
  /** The process that moves the row to its next try may make this try. Several processes share the table. */
  async function take({ id, dueAt, attempts }: Row): Promise<boolean> {
    const wait = Math.min(RETRY_MS * 2 ** attempts, LONGEST_WAIT_MS);
    const later = { attempts: attempts + 1, dueAt: iso(wallClock() + wait) };
    const query = database.updateTable('outbox').set(later).where('id', '=', id).where('dueAt', '=', dueAt);
    return (await query.executeTakeFirst()).numUpdatedRows === 1n;
  }

  async function send(row: Row): Promise<void> {
    if (!(await take(row))) return;
    try {
      await sendMail(JSON.parse(open(pepper, row.mail)) as Mail);
    } catch (error) {
      // A mail server's answer can contain the address.
      return log.error({ event: 'message failed', subgraph: 'identity', code: errorCodeOf(error) });
    }
    await database.deleteFrom('outbox').where('id', '=', row.id).execute();
  }

  return async function sendAll(): Promise<void> {
    const now = iso(wallClock());
    await database.deleteFrom('outbox').where('expiresAt', '<=', now).execute();
    const due = database.selectFrom('outbox').selectAll().where('dueAt', '<=', now).orderBy('dueAt').limit(BATCH);
    for (let rows = await due.execute(); rows.length > 0; rows = rows.length < BATCH ? [] : await due.execute()) {
      await Promise.all(rows.map(send));
    }
  };
}

const iso = (ms: number) => new Date(ms).toISOString();
