import { createEventLog, type EventLog, type LineOf, type OpenedLog } from '../../schema/contract/log-events.ts';
import type { LogFormat, LogLevel } from '../../schema/contract/log-settings.ts';
import type { GATEWAY_EVENTS } from './log-events.ts';

/** A line of the gateway's log: an event of `GATEWAY_EVENTS` with its fields. */
export type LogLine = LineOf<typeof GATEWAY_EVENTS>;

export type Log = EventLog<typeof GATEWAY_EVENTS>;

/** @param level `silent` writes nothing. @param write where lines go; standard output by default */
export const createLog = (level: LogLevel, write?: (line: string) => void, format?: LogFormat): Log & OpenedLog =>
  createEventLog(level, { ...(write && { write }), ...(format && { format }) });
