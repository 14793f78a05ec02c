/** Where the audit trail is written, and what proves it. */
export type AuditConfig = {
  /** Appended to, closed and compressed. */
  readonly file: string;
  /** Whether a record counts as written only when the disk has it. */
  readonly sync: boolean;
  /** The size at which the file is closed. */
  readonly fileBytes: number;
  /** A database to write to instead of the file. */
  readonly url: string | null;
  /** Null: the ends of the trail are not signed. */
  readonly heads: {
    /** The first one signs. */
    readonly keys: readonly string[];
    /** The path of a file, or the URL of a database. */
    readonly place: string;
    readonly everyRecords: number;
    readonly everyMs: number;
    readonly graceMs: number;
  } | null;
  /** Whether records name the client's network. */
  readonly networks: boolean;
};
