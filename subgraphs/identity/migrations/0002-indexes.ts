import { statements } from '../../shared/migrate.ts';

/** Without these, a request reads a whole table: standings, links, sign-outs, and the removal of what has expired. */
export const indexes = statements(`
create index households_by_holder on households ("holderAccountId");
create index links_by_person on links ("personId");
create index mahealthconnector_accounts_by_person on mahealthconnector_accounts ("personId");
create index assisted_sessions_by_session on assisted_sessions (subject, "sessionId");
create index hand_offs_by_session on hand_offs (subject, "sessionId");
create index hand_offs_by_expiry on hand_offs ("expiresAt");
create index registrations_by_expiry on registrations ("expiresAt");
create index outbox_by_expiry on outbox ("expiresAt");
create index security_events_by_time on security_events ("accountId", at);
drop index security_events_by_account;
`);
