import type { TableUses } from '../../shared/database/table-uses.ts';
import { LOAD_TABLE_USES, type LoadTables } from '../../shared/feeds/load-tables.ts';
import type { Migrations } from '../../shared/migrate.ts';
import type { Tables } from '../rows.ts';
import { tables } from './0001-tables.ts';
import { feeds } from './0003-feeds.ts';

/** In order of their names. A migration that has been released is never edited; a change is a new one. */
export const migrations: Migrations = { '0001-tables': tables, '0003-feeds': feeds };

/** Who writes each table. A table that a migration adds is added here. */
export const tableUses: TableUses<Tables & LoadTables> = {
  ...LOAD_TABLE_USES,
  eligibilities: 'feed',
  planTypes: 'feed',
  feed: 'feed',
};
