import { createEventLog, type EventLog, type LineOf } from '../../schema/contract/log-events.ts';
import type { GATEWAY_EVENTS } from './log-events.ts';

/** A line of the gateway's log: an event of `GATEWAY_EVENTS` with its fields. */
export type LogLine = LineOf<typeof GATEWAY_EVENTS>;

export type Log = EventLog<typeof GATEWAY_EVENTS>;

/** @param level as pino names them; `silent` writes nothing. @param write where lines go; standard output by default */
export const createLog = (level: string, write?: (line: string) => void): Log => createEventLog(level, write);
