import type { Migrations } from '../../shared/migrate.ts';
import { tables } from './0001-tables.ts';
import { indexes } from './0002-indexes.ts';
import { changes } from './0004-changes.ts';

/** In order of their names. A migration that has been released is never edited; a change is a new one. */
export const migrations: Migrations = { '0001-tables': tables, '0002-indexes': indexes, '0004-changes': changes };
