import { createEventLog, type EventLog, type LineOf } from '../../schema/contract/log-events.ts';
import type { SUBGRAPH_EVENTS } from './log-events.ts';

/** A line of a subgraph's log: an event of `SUBGRAPH_EVENTS` with its fields. */
export type SubgraphLogLine = LineOf<typeof SUBGRAPH_EVENTS>;

export type SubgraphLog = EventLog<typeof SUBGRAPH_EVENTS>;

/** @param level a level of pino; `silent` writes nothing. @param write receives the lines; standard output by default */
export const createSubgraphLog = (level: string, write?: (line: string) => void): SubgraphLog => createEventLog(level, write);
