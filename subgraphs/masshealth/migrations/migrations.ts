import type { Migrations } from '../../shared/migrate.ts';
import { tables } from './0001-tables.ts';

/** In order of their names. A migration that has been released is never edited; a change is a new one. */
export const migrations: Migrations = { '0001-tables': tables };
