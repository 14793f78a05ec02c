import type { TableUses } from '../../shared/database/table-uses.ts';
import { LOAD_TABLE_USES, type LoadTables } from '../../shared/feeds/load-tables.ts';
import type { Migrations } from '../../shared/migrate.ts';
import type { Tables } from '../rows.ts';
import { tables } from './0001-tables.ts';
import { indexes } from './0002-indexes.ts';
import { feeds } from './0003-feeds.ts';
import { changes } from './0004-changes.ts';
import { profiles } from './0005-profiles.ts';
import { sourceIds } from './0006-source-ids.ts';

/** In order of their names. A migration that has been released is never edited; a change is a new one. */
export const migrations: Migrations = {
  '0001-tables': tables,
  '0002-indexes': indexes,
  '0003-feeds': feeds,
  '0004-changes': changes,
  '0005-profiles': profiles,
  '0006-source-ids': sourceIds,
};

/**
 * Who writes each table. A table that a migration adds is added here. A feed that removes a person ends links and sessions, and
 * leaves a security event. One that names the sign-in of an account gives the account, with its links and events, its id.
 */
export const tableUses: TableUses<Tables & LoadTables> = {
  ...LOAD_TABLE_USES,
  persons: 'feed',
  addresses: 'feed',
  phones: 'feed',
  households: 'feed',
  memberships: 'feed',
  restrictions: 'feed',
  records: 'feed',
  ssn_chains: 'feed',
  mahealthconnector_accounts: 'feed',
  feed: 'feed',
  accounts: 'both',
  links: 'both',
  claims: 'both',
  credentials: 'both',
  change_counter: 'both',
  standing_changes: 'both',
  sessions: 'both',
  assisted_sessions: 'both',
  security_events: 'both',
  hand_offs: 'both',
  email_codes: 'account',
  registrations: 'account',
  tries: 'account',
  outbox: 'account',
};
