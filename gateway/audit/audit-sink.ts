import type { AuditEntry } from './records/audit-entry.ts';

/** Where audit records go. */
export type AuditSink = {
  /** Resolves when the record is written. @throws when it is not: then nothing that it is about may be released */
  readonly append: (entry: AuditEntry) => Promise<void>;
  /**
   * Tells the sink how many requests are under way, so that it can write the records of several at once.
   *
   * @param underWay reads the number
   */
  readonly shareWrites?: (underWay: () => number) => void;
};
