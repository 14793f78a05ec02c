/** What a verification can find wrong. */
export type FindingKind =
  /** A line that is no record. */
  | 'unreadable'
  /** A record that is not as it was written. */
  | 'changed'
  | 'missing'
  /** A record that stands after a later one. */
  | 'out of order'
  /** Records with the same number and writer. */
  | 'twice'
  /** A record that is older than the one before it. */
  | 'clock'
  /** A published head that does not hold, or that records do not agree with. */
  | 'head'
  | 'manifest';

/** A place in the trail. `line` counts from 1; null: the file as a whole. */
export type Place = { readonly file: string; readonly line: number | null };

export type Finding = Place & {
  readonly kind: FindingKind;
  /** The writer and number of the record; null where it is not one record. */
  readonly record: string | null;
  readonly says: string;
};

/** What is told without being wrong, as a torn line after a crash. */
export type Note = Place & { readonly says: string };
