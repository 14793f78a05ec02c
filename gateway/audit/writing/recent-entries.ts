import type { AuditEntry } from '../records/audit-entry.ts';

/** `logrotate` copies a file and truncates it within this time. */
const KEPT_MS = 5_000;
const MAX_BATCHES = 5_000;

export type RecentEntries = {
  /** @param from the number of the first record of the batch */
  readonly add: (entries: readonly AuditEntry[], from: number) => void;
  /** @returns null when there are none */
  readonly all: () => { readonly entries: readonly AuditEntry[]; readonly from: number } | null;
};

/** The entries of the last seconds. A file that is copied and then truncated loses what was written in between. */
export function createRecentEntries(clock: () => number): RecentEntries {
  const batches: { readonly at: number; readonly from: number; readonly entries: readonly AuditEntry[] }[] = [];
  const dropOld = () => {
    const since = clock() - KEPT_MS;
    while (batches[0] && (batches[0].at < since || batches.length > MAX_BATCHES)) batches.shift();
  };
  return {
    add(entries, from) {
      dropOld();
      if (entries.length > 0) batches.push({ at: clock(), from, entries });
    },
    all: () => (batches[0] ? { entries: batches.flatMap(({ entries }) => entries), from: batches[0].from } : null),
  };
}
