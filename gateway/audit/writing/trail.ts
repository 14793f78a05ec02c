import { setImmediate as endOfTurn, setTimeout as delay } from 'node:timers/promises';
import type { AuditSink } from '../audit-sink.ts';
import type { HeadPublisher } from '../heads/publish-heads.ts';
import type { AuditEvent } from '../records/audit-event.ts';
import { type AuditEntry, entryOf } from '../records/audit-entry.ts';
import { type Chain, createChain } from '../records/chain.ts';
import { createRecentLines, type RecentLines } from './recent-lines.ts';
import type { RecordStore, Section, StoredRecord } from './record-store.ts';

/** Records of one process, in one chain. */
export type AuditTrail = AuditSink & {
  readonly figures: () => { readonly records: number; readonly waiting: number; readonly failed: number };
  /** Writes what waits, and the end of the chain. */
  readonly close: () => Promise<void>;
};

export type TrailOptions = {
  /** An id that no other process has. */
  readonly writer: string;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** What the first record says of the process. */
  readonly started: Readonly<Record<string, unknown>>;
  readonly heads: HeadPublisher;
  /** How often it is looked whether the file is still there, in milliseconds. */
  readonly lookMs?: number;
  /** Waits for records of others, when many requests are under way. */
  readonly pause?: () => Promise<unknown>;
};

const LOOK_MS = 1_000;
/**
 * With so many requests under way, a write waits a moment for the records of others, as PostgreSQL does by `commit_delay`: a write
 * to a disk costs about as much CPU as everything else that a record costs, however many records it has. A request takes longer
 * than the wait anyway when so many are under way.
 */
const SHARED_FROM = 16;
const SHARED_MS = 2;
const pause = () => delay(SHARED_MS);
/** How often a batch is written anew because its file was taken away meanwhile. */
const ATTEMPTS = 3;

/**
 * Opens a trail: a chain with a new writer's id. The records of one turn of the event loop are written together, and so are those
 * that arrive during a write.
 *
 * If the file of a batch was taken away, its records are written again under new numbers, in another file. If it was truncated, so
 * are those of the last seconds.
 *
 * @throws when the first record cannot be written
 */
export async function openTrail(store: RecordStore, options: TrailOptions): Promise<AuditTrail> {
  const writer = new TrailWriter(store, options);
  try {
    // The first record, so that a process that cannot write does not start.
    await writer.enqueue([]);
    // A process that dies at once has a head, too, unless the place of heads is down.
    await options.heads.settled();
  } catch (error) {
    await store.close();
    throw error;
  }
  const look = setInterval(() => writer.look(), options.lookMs ?? LOOK_MS).unref();
  return {
    append: (entry) => writer.enqueue([entry]),
    shareWrites: (underWay) => writer.shareWrites(underWay),
    figures: () => writer.figures(),
    async close() {
      clearInterval(look);
      await writer.end();
      await options.heads.close();
      await store.close();
    },
  };
}

type Batch = { readonly entries: AuditEntry[]; readonly written: PromiseWithResolvers<void> };
/** Numbers of records of which it is not known whether the store has them. */
type Missing = { readonly from: number; readonly to: number };

class TrailWriter {
  readonly #store: RecordStore;
  readonly #options: TrailOptions;
  readonly #chain: Chain;
  readonly #recent: RecentLines;
  /** What the section defines so far. */
  readonly #defined = new Set<string>();
  #missing: Missing | null = null;
  #next: Batch | null = null;
  #writing: Promise<void> | null = null;
  #underWay = () => 0;
  #isClosed = false;
  #failed = 0;

  constructor(store: RecordStore, options: TrailOptions) {
    this.#store = store;
    this.#options = options;
    this.#chain = createChain(options.writer);
    this.#recent = createRecentLines(options.clock);
  }

  enqueue(entries: readonly AuditEntry[]): Promise<void> {
    if (this.#isClosed) return Promise.reject(new Error('The audit trail is closed'));
    this.#next ??= { entries: [], written: Promise.withResolvers() };
    this.#next.entries.push(...entries);
    this.#writing ??= this.#writeAll();
    return this.#next.written.promise;
  }

  shareWrites(underWay: () => number): void {
    this.#underWay = underWay;
  }

  /** Notices a file that was taken away although nobody asks. */
  look(): void {
    // Nobody waits for it. The next record is refused for the same reason.
    if (this.#writing === null && !this.#store.isInPlace()) this.enqueue([]).catch(() => undefined);
  }

  async end(): Promise<void> {
    // What cannot be written was refused to whoever waited for it. The next verification sees that the end is missing.
    await this.enqueue([entryOf(this.#now(), { event: 'stopped' })]).catch(() => undefined);
    this.#isClosed = true;
    await this.#writing;
  }

  figures() {
    return { records: this.#chain.end().n, waiting: this.#next?.entries.length ?? 0, failed: this.#failed };
  }

  async #writeAll(): Promise<void> {
    await endOfTurn();
    for (let batch = this.#next; batch !== null; batch = this.#next) {
      if (this.#underWay() - batch.entries.length >= SHARED_FROM) await (this.#options.pause ?? pause)();
      this.#next = null;
      const { entries, written } = batch;
      await this.#write(entries).then(written.resolve, (error: unknown) => {
        this.#failed += entries.length;
        written.reject(error);
      });
    }
    this.#writing = null;
  }

  async #write(entries: readonly AuditEntry[]): Promise<void> {
    const { heads } = this.#options;
    heads.allow();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (await this.#writeOnce(entries)) return heads.advance(this.#chain.end());
    }
    throw new Error('The file of the audit trail is taken away again and again');
  }

  /** @returns whether the store has them */
  async #writeOnce(entries: readonly AuditEntry[]): Promise<boolean> {
    const section = await this.#store.prepare();
    if (section.isNew || this.#missing) this.#defined.clear();
    const records = this.#opening(section, entries).flatMap((entry) => chained(entry, this.#chain, this.#defined));
    const [first, last] = [records.at(0), records.at(-1)];
    if (!first || !last) return true;
    this.#missing = { from: this.#missing?.from ?? first.n, to: last.n };
    const lines = Buffer.from(records.map(({ text }) => `${text}\n`).join(''));
    await this.#store.write(records, lines);
    if (!this.#store.isInPlace()) return false;
    this.#missing = null;
    if (this.#store.canBeTruncated) this.#recent.add(lines, first.n);
    return true;
  }

  /** @returns the entries to write, with what comes before them in another section, or after a failure */
  #opening(section: Section, entries: readonly AuditEntry[]): readonly AuditEntry[] {
    const { n } = this.#chain.end();
    const again = section.interruption === 'truncated' ? this.#recent.all() : null;
    if (again) this.#missing = { from: Math.min(again.from, this.#missing?.from ?? n), to: n };
    const first = openingOf(section, this.#missing, n === 0, this.#options.started);
    return first ? [entryOf(this.#now(), first), ...(again?.entries ?? []), ...entries] : entries;
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }
}

/** @returns the first record of a section, or after a failure; null: there is nothing to tell */
function openingOf(
  { isNew, previous, interruption, follows }: Section,
  missing: Missing | null,
  isStart: boolean,
  started: TrailOptions['started'],
): { readonly event: AuditEvent; readonly [member: string]: unknown } | null {
  const before = { ...(follows && { follows }), ...(previous !== null && { previous }) };
  if (isStart) return { event: 'started', ...started, ...before };
  if (interruption || missing)
    return { event: 'resumed', ...before, ...(missing && { missing }), reason: interruption ?? 'not written' };
  return isNew ? { event: 'opened', ...before } : null;
}

/** @returns the records of an entry: what it refers to, if that is not yet defined, and itself */
function chained(entry: AuditEntry, chain: Chain, defined: Set<string>): StoredRecord[] {
  const { at, event, members, definitions, about } = entry;
  let key: string | null = null;
  const records: StoredRecord[] = [];
  for (const { id, kind, members: content, names } of definitions) {
    if (kind === 'viewer') key = id;
    if (defined.has(id)) continue;
    defined.add(id);
    records.push({ ...chain.add(at, content), at, event: kind, about: names, key: id });
  }
  records.push({ ...chain.add(at, members), at, event, about, key });
  return records;
}
