import { createEventLog, type EventLog, type LineOf, type OpenedLog } from '../../schema/contract/log-events.ts';
import type { LogFormat, LogLevel } from '../../schema/contract/log-settings.ts';
import type { SUBGRAPH_EVENTS } from './log-events.ts';

/** A line of a subgraph's log: an event of `SUBGRAPH_EVENTS` with its fields. */
export type SubgraphLogLine = LineOf<typeof SUBGRAPH_EVENTS>;

export type SubgraphLog = EventLog<typeof SUBGRAPH_EVENTS>;

/** @param level `silent` writes nothing. @param write where lines go; standard output by default */
export const createSubgraphLog = (level: LogLevel, write?: (line: string) => void, format?: LogFormat): SubgraphLog & OpenedLog =>
  createEventLog(level, { ...(write && { write }), ...(format && { format }) });
