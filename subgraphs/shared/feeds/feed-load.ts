import type { FeedDatabase } from './feed-database.ts';
import type { FeedDefinition } from './feed-definition.ts';
import type { Overrides } from './guards.ts';

/** `done` and `total` count lines; `total` is null where it is not known. */
export type Progress = {
  readonly phase: 'reading' | 'checking' | 'storing';
  readonly done: number;
  readonly total: number | null;
};

/** A file to load, and where. */
export type FeedLoad = {
  readonly definition: FeedDefinition;
  readonly database: FeedDatabase;
  readonly settings: unknown;
  /** Opens the file; once more when it turns out to be another than the one that was being loaded. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly overrides: Overrides;
  /** Stores aggregates even if their version is not newer. */
  readonly again?: boolean;
  /** Refuses the file if any line is rejected. */
  readonly strict?: boolean;
  /** Only checks: nothing is stored. */
  readonly checkOnly?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
};
