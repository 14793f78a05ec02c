import type { Kysely } from 'kysely';
import type { StoreEnvironment } from '../../shared/define-subgraph.ts';
import type { Tables } from '../tables.ts';
import { createAssistedSessions } from './assisted-sessions.ts';
import { createHandOffs } from './hand-offs.ts';
import { createSecurityEvents } from './security-events.ts';
import { createSessions } from './sessions.ts';
import type { Settings } from './settings.ts';

/** Everything that reads or writes sign-ins, and what hangs on them. */
export const createSessionStore = (database: Kysely<Tables>, outside: StoreEnvironment<Settings>) => ({
  ...createSessions(database, outside),
  ...createAssistedSessions(database, outside),
  ...createHandOffs(database, outside),
  ...createSecurityEvents(database),
});
