import { refusal } from '../errors/refusal.ts';
import type { AuditRecord } from './audit-record.ts';
import type { AuditSink } from './audit-sink.ts';

/** What is not written down is not answered. @throws SERVICE_UNAVAILABLE when the record cannot be written */
export const appendOrRefuse = (sink: AuditSink, record: AuditRecord): Promise<void> =>
  sink.append(record).catch(() => {
    throw refusal('SERVICE_UNAVAILABLE');
  });
