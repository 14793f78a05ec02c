import type { Kysely } from 'kysely';
import type { Clock } from '../shared/context.ts';
import type { StoreEnvironment } from '../shared/define-subgraph.ts';
import { createSecurityEvents } from './events/security-events.ts';
import { createStandingChanges } from './events/standing-changes.ts';
import { createHouseholdChanges } from './households/household-changes.ts';
import { createHouseholdQueries } from './households/household-queries.ts';
import { createProfileQueries } from './households/profile-queries.ts';
import { createFirstSignIns } from './linking/first-sign-in.ts';
import { createLinking } from './linking/linking.ts';
import { createLinkQueries } from './linking/link-locks.ts';
import { startMaintenance } from './maintenance/maintenance.ts';
import { createOutbox } from './messages/outbox.ts';
import { createPasswordCheck } from './registration/check-password.ts';
import { createAccountOpening } from './registration/open-account.ts';
import { createRegistration } from './registration/registration.ts';
import type { Tables } from './rows.ts';
import { createAssistedSessions } from './sessions/assisted-sessions.ts';
import { createHandOffs } from './sessions/hand-offs.ts';
import { createSessions } from './sessions/sessions.ts';
import type { Settings } from './settings/settings.ts';

export type Store = ReturnType<typeof createStore>;

/** Everything that reads or changes identity's tables. */
export function createStore(database: Kysely<Tables>, clock: Clock, outside: StoreEnvironment<Settings>) {
  const outbox = createOutbox(database, outside);
  return {
    ...createProfileQueries(database),
    ...createHouseholdQueries(database, clock),
    ...createHouseholdChanges(database, clock),
    ...createRegistration(database, outside, outbox),
    ...createAccountOpening(database, outside),
    ...createPasswordCheck(database, outside),
    ...createLinking(database, outside, outbox),
    ...createLinkQueries(database, outside),
    ...createFirstSignIns(database, outside, outbox),
    ...createSessions(database, outside),
    ...createAssistedSessions(database, outside),
    ...createHandOffs(database, outside),
    ...createSecurityEvents(database),
    ...createStandingChanges(database),
    ...startMaintenance(database, outside, outbox),
  };
}
