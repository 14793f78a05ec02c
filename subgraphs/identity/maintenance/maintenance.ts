import type { Kysely } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import { logMaintenance } from '../../shared/report-failures.ts';
import { createStandingChanges } from '../events/standing-changes.ts';
import type { Outbox } from '../messages/outbox.ts';
import { removeExpiredCodes } from '../registration/email-codes.ts';
import type { Tables } from '../rows.ts';
import { removeExpiredTries } from '../tries/tries.ts';

const MAINTENANCE_INTERVAL_MS = 15_000;

/** Starts the background work: sending messages again, deleting expired codes and tries, and cutting the log of changes. */
export function startMaintenance(database: Kysely<Tables>, { wallClock, log }: StoreEnvironment<unknown>, outbox: Outbox) {
  const { cutStandingChanges } = createStandingChanges(database);
  const forgetExpired = async () => {
    await removeExpiredCodes(database, wallClock());
    await removeExpiredTries(database, wallClock());
  };
  let maintenance = Promise.resolve();
  const runMaintenance = async () => {
    await outbox.sendDue().catch(logMaintenance('identity', 'messages', log));
    await forgetExpired().catch(logMaintenance('identity', 'expiry', log));
    await cutStandingChanges().catch(logMaintenance('identity', 'changes', log));
  };
  // Work that fails is tried again after the next interval.
  const timer = setInterval(() => void (maintenance = runMaintenance()), MAINTENANCE_INTERVAL_MS).unref();
  return {
    /** Sends the messages that are due now. */
    sendDueMail: outbox.sendDue,
    /** Deletes expired codes, tickets and tries. */
    forgetExpired,
    async stop(): Promise<void> {
      clearInterval(timer);
      await maintenance;
      await outbox.settled();
    },
  };
}
