import { errorCodeOf } from '../../schema/contract/log-events.ts';
import type { Log, LogLine } from '../telemetry/log.ts';
import type { AuditSink } from './audit-sink.ts';
import type { AuditEvent } from './records/audit-event.ts';
import { entryOf } from './records/audit-entry.ts';

/** @returns what the trail says of a line of the log; null: nothing */
function changeOf(line: LogLine): { readonly event: AuditEvent; readonly [member: string]: unknown } | null {
  switch (line.event) {
    case 'supergraph swapped':
      return { event: 'supergraph', change: 'swapped' };
    case 'supergraph refused':
      return { event: 'supergraph', change: 'refused' };
    case 'operations activated':
      return { event: 'operations', change: 'activated', count: line.count, version: line.version };
    case 'operations refused':
      return { event: 'operations', change: 'refused' };
    case 'operations left out':
      return { event: 'operations', change: 'left out' };
    default:
      return null;
  }
}

/** @returns a log whose lines about what is served are recorded in the trail, too. @param clock milliseconds since 1970 */
export function recordChanges(log: Log, sink: AuditSink, clock: () => number): Log {
  const record = (line: LogLine): void => {
    const change = changeOf(line);
    if (!change) return;
    sink
      .append(entryOf(new Date(clock()).toISOString(), change))
      .catch((error: unknown) => log.error({ event: 'audit failed', code: errorCodeOf(error), requestId: 'change' }));
  };
  return {
    ...log,
    info(line) {
      log.info(line);
      record(line);
    },
    error(line) {
      log.error(line);
      record(line);
    },
  };
}
