import type { AuditEvent } from '../records/audit-event.ts';
import type { AuditEntry } from '../records/audit-entry.ts';

/** `logrotate` copies a file and truncates it within this time. */
const KEPT_MS = 5_000;
const MAX_BATCHES = 5_000;

/** A record without its place in the chain. */
const LINE = /^\{"at":"([^"]*)","chain":\{"n":\d+,"prev":"[^"]*","writer":"(?:[^"\\]|\\.)*"\},(.*)\}$/;

/** They tell of the file that they are in. */
const OF_THE_TRAIL: ReadonlySet<AuditEvent> = new Set(['started', 'opened', 'resumed']);

export type RecentLines = {
  /** @param from the number of the first record of the batch */
  readonly add: (lines: Buffer, from: number) => void;
  /** @returns null when there are none */
  readonly all: () => { readonly entries: readonly AuditEntry[]; readonly from: number } | null;
};

/**
 * What was written in the last seconds. A file that is copied and then truncated loses what was written in between. Bytes are kept,
 * because objects that live for seconds cost more to collect than to make.
 */
export function createRecentLines(clock: () => number): RecentLines {
  const batches: { readonly at: number; readonly from: number; readonly lines: Buffer }[] = [];
  return {
    add(lines, from) {
      const now = clock();
      while (batches[0] && (batches[0].at < now - KEPT_MS || batches.length >= MAX_BATCHES)) batches.shift();
      batches.push({ at: now, from, lines });
    },
    all: () => (batches[0] ? { entries: batches.flatMap(({ lines }) => entriesOf(lines)), from: batches[0].from } : null),
  };
}

/** Definitions are entries, too. */
const entriesOf = (lines: Buffer): AuditEntry[] =>
  lines
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, at, members] = LINE.exec(line) ?? [];
      if (at === undefined || members === undefined) return [];
      const { event } = JSON.parse(line) as { readonly event: AuditEvent };
      return OF_THE_TRAIL.has(event) ? [] : [{ at, event, members, definitions: [], about: [] }];
    });
