import type { Kysely } from 'kysely';
import type { Outside } from '../../shared/define-subgraph.ts';
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

const LOOK_EVERY_MS = 15_000;

/** What makes accounts and links them, and the work that goes on by itself: messages to send again, codes to forget. */
export function createAccountStore(database: Kysely<Tables>, outside: Outside<Settings>) {
  const outbox = createOutbox(database, outside);
  const forgetExpired = async () => {
    await removeExpiredCodes(database, outside.wallClock());
    await removeExpiredTries(database, outside.wallClock());
  };
  let upkeep = Promise.resolve();
  const look = async () => {
    await outbox.sendDue();
    await forgetExpired();
  };
  // What fails now is tried again at the next look.
  const timer = setInterval(() => void (upkeep = look().catch(() => undefined)), LOOK_EVERY_MS).unref();
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
      await upkeep;
      await outbox.settled();
    },
  };
}
