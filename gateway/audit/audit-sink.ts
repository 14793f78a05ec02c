import type { AuditEntry } from './records/audit-entry.ts';

/** Where audit records go. */
export type AuditSink = {
  /** Resolves when the record is written. @throws when it is not: then nothing that it is about may be released */
  readonly append: (entry: AuditEntry) => Promise<void>;
};
