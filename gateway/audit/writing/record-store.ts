import type { ChainedRecord } from '../records/chain.ts';
import type { AuditEntry } from '../records/audit-entry.ts';

/** A record as a store gets it: with what it can be found by. */
export type StoredRecord = ChainedRecord &
  Pick<AuditEntry, 'at' | 'event' | 'about'> & {
    /** Of a definition its id, of other records that of their viewer. */
    readonly key: string | null;
  };

/** What somebody else did to the file of the trail. */
export type Interruption = 'moved' | 'removed' | 'truncated';

/** The end of a file that others have written, or that broke off: how many bytes it has, and the hash of its last line. */
export type FileEnd = { readonly bytes: number; readonly hash: string };

/** Where the next records go. */
export type Section = {
  /** Whether it is another file (or day) than that of the records before. Each has its own definitions. */
  readonly isNew: boolean;
  /** The file that was closed for it, by rotation. */
  readonly previous: string | null;
  /** What happened to the file of the records before. */
  readonly interruption: Interruption | null;
  /** What the file already holds, where this is not known. */
  readonly follows: FileEnd | null;
};

/** A medium that the records of a trail are written to. One batch at a time. */
export type RecordStore = {
  /** Whether somebody else may cut off what was written. */
  readonly canBeTruncated: boolean;
  /** Gets ready for a batch. @throws when there is no place to write to */
  readonly prepare: () => Promise<Section>;
  /** Resolves when all are written to stay. @param lines their text. @throws when perhaps not all are */
  readonly write: (records: readonly StoredRecord[], lines: Buffer) => Promise<void>;
  /** @returns whether what was written is still in its place */
  readonly isInPlace: () => boolean;
  readonly close: () => Promise<void>;
};
