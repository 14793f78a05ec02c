import type { Kysely } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { Tables } from '../tables.ts';
import { createPasswordCheck } from './check-password.ts';
import { removeExpiredCodes } from './email-codes.ts';
import { createFirstSignIns } from './first-sign-in.ts';
import { createLinking } from './linking.ts';
import { createLinkQueries } from './link-locks.ts';
import { createOutbox } from './outbox.ts';
import { createRegistration } from './registration.ts';
import type { Settings } from './settings.ts';
import { removeExpiredTries } from './tries.ts';

const MAINTENANCE_INTERVAL_MS = 15_000;

/** What makes accounts and links them, and the work that goes on by itself: messages to send again, codes to forget. */
export function createAccountStore(database: Kysely<Tables>, outside: StoreEnvironment<Settings>) {
  const outbox = createOutbox(database, outside);
  const forgetExpired = async () => {
    await removeExpiredCodes(database, outside.wallClock());
    await removeExpiredTries(database, outside.wallClock());
  };
  let maintenance = Promise.resolve();
  const runMaintenance = async () => {
    await outbox.sendDue();
    await forgetExpired();
  };
  // What fails now is tried again at the next runMaintenance.
  const timer = setInterval(() => void (maintenance = runMaintenance().catch(() => undefined)), MAINTENANCE_INTERVAL_MS).unref();
  return {
    ...createRegistration(database, outside, outbox),
    ...createPasswordCheck(database, outside),
    ...createLinking(database, outside, outbox),
    ...createLinkQueries(database, outside),
    ...createFirstSignIns(database, outside, outbox),
    /** Sends the messages that are due now. */
    sendDueMail: outbox.sendDue,
    /** Deletes codes, tickets and tries that are over. */
    forgetExpired,
    async stop(): Promise<void> {
      clearInterval(timer);
      await maintenance;
      await outbox.settled();
    },
  };
}
