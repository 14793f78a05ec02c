import type { DatabaseOptions } from './database.ts';

/** What is told of the connections to a database. */
export type DatabaseEvents = Pick<Required<DatabaseOptions>, 'onLost' | 'onMove' | 'onReplica'>;
