import { errorCodeOf } from '../../schema/contract/log-events.ts';
import { refusal } from '../errors/refusal.ts';
import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from './audit-sink.ts';
import type { AuditEntry } from './records/audit-entry.ts';

/**
 * Writes the record before the request is answered.
 *
 * @param entry the record
 * @throws SERVICE_UNAVAILABLE when the record cannot be written
 */
export const appendOrRefuse = (sink: AuditSink, entry: AuditEntry, requestId: string, log: Log): Promise<void> =>
  sink.append(entry).catch((error: unknown) => {
    log.error({ event: 'audit failed', code: errorCodeOf(error), requestId });
    throw refusal('SERVICE_UNAVAILABLE');
  });
