import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import { hashRecord } from '../records/chain.ts';
import type { Line } from '../reading/read-lines.ts';
import { type ParsedRecord, parseRecord } from '../reading/parsed-record.ts';
import type { Finding, FindingKind, Note, Place } from './finding.ts';
import { createLineEnds } from './line-ends.ts';

/** Records of one writer in one file that follow each other. */
export type Run = Place & {
  readonly writer: string;
  readonly from: number;
  readonly prev: string;
  /** The first record. */
  readonly opening: ParsedRecord;
  to: number;
  hash: string;
  at: string;
  /** The line of the last record. */
  last: Place;
  /** The record before the last, if the last one does not name its hash. */
  doubtful: { readonly n: number; readonly place: Place } | null;
};

/** What the check of one file tells the check of the whole. */
export type FileReport = {
  readonly runs: readonly Run[];
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly records: number;
};

export type Watch = {
  /** @returns the hash that a published head gives this record; undefined: there is no such head */
  readonly headOf: (writer: string, n: number) => string | undefined;
  /** Called with each record, in the order of the file. */
  readonly onRecord: (record: ParsedRecord, place: Place) => void;
};

/** Clocks are adjusted by less. */
const CLOCK_TOLERANCE_MS = 2_000;

/**
 * Checks the lines of one file by themselves.
 *
 * @param mayBeTorn whether a crash may have cut off its last line: of the file that was written last
 */
export async function checkFile(
  file: string,
  lines: AsyncIterable<readonly Line[]>,
  watch: Watch,
  mayBeTorn: boolean,
): Promise<FileReport> {
  const check = new FileCheck(file, watch, mayBeTorn);
  try {
    for await (const some of lines) for (const line of some) check.add(line);
  } catch (error) {
    check.breakOff(errorCodeOf(error));
  }
  return check.end();
}

class FileCheck {
  readonly #file: string;
  readonly #watch: Watch;
  readonly #mayBeTorn: boolean;
  readonly #runs: Run[] = [];
  readonly #current = new Map<string, Run>();
  readonly #findings: Finding[] = [];
  readonly #notes: Note[] = [];
  readonly #ends = createLineEnds();
  /** The last line, if it is no record. It may have been torn by a crash. */
  #torn: Place | null = null;
  #line = 0;
  #records = 0;

  constructor(file: string, watch: Watch, mayBeTorn: boolean) {
    this.#file = file;
    this.#watch = watch;
    this.#mayBeTorn = mayBeTorn;
  }

  add({ bytes, isEnded }: Line): void {
    this.#line += 1;
    const place: Place = { file: this.#file, line: this.#line };
    const record = parseRecord(bytes.toString());
    const hash = hashRecord(bytes);
    if (record) this.#follows(record, place);
    else if (this.#torn) this.#unreadable(this.#torn);
    this.#torn = record ? null : place;
    this.#ends.add(bytes.length, isEnded, hash);
    if (!record) return;
    this.#records += 1;
    this.#watch.onRecord(record, place);
    if (!isEnded) this.#cutOff(place, 'The last record has no end of line');
    const published = this.#watch.headOf(record.chain.writer, record.chain.n);
    if (published !== undefined && (published !== hash || !isEnded))
      this.#find('head', place, record, 'it is not the record of which a head was published');
    this.#chain(record, hash, place);
  }

  /** @param code why no more can be read */
  breakOff(code: string): void {
    const place = { file: this.#file, line: this.#line + 1 };
    this.#findings.push({ ...place, kind: 'unreadable', record: null, says: `The file cannot be read on from here (${code}).` });
  }

  end(): FileReport {
    if (this.#torn) this.#cutOff(this.#torn, 'The last line is no whole record');
    for (const run of this.#current.values()) this.#settle(run);
    return { runs: this.#runs, findings: this.#findings, notes: this.#notes, records: this.#records };
  }

  /** A writer that opens a file says what it ends with. So a line that was torn is told from one that was changed. */
  #follows(record: ParsedRecord, place: Place): void {
    const follows = record['follows'] as { readonly bytes: number; readonly hash: string } | undefined;
    const isAsSaid = follows === undefined || this.#ends.hashAt(follows.bytes) === follows.hash;
    if (!isAsSaid) this.#find('changed', place, record, 'the file did not end as it says when it was opened');
    if (!this.#torn) return;
    if (follows && isAsSaid && this.#ends.isTornAt(follows.bytes))
      this.#notes.push({ ...this.#torn, says: 'The line was cut off by a crash, as the record after it says.' });
    else this.#unreadable(this.#torn);
  }

  #cutOff(place: Place, what: string): void {
    if (this.#mayBeTorn) this.#notes.push({ ...place, says: `${what}: a crash cut it off.` });
    else this.#findings.push({ ...place, kind: 'unreadable', record: null, says: `${what}.` });
  }

  #unreadable(place: Place): void {
    this.#findings.push({ ...place, kind: 'unreadable', record: null, says: 'The line is no record of the trail.' });
  }

  #chain(record: ParsedRecord, hash: string, place: Place): void {
    const { at, chain } = record;
    const { n, prev, writer } = chain;
    const run = this.#current.get(writer);
    if (!run || n > run.to + 1) return this.#begin(record, hash, place);
    if (n <= run.to) {
      const kind = n === run.to ? 'twice' : 'out of order';
      return this.#find(kind, place, record, `it stands after number ${run.to} of the same writer`);
    }
    const isWrong = prev !== run.hash;
    if (run.doubtful && isWrong) {
      // What the last record names does not fit, and neither does its hash: that one was changed.
      this.#findAt('changed', run.last, writer, run.to, `its hash is not the one that number ${n} names`);
      run.doubtful = null;
    } else if (isWrong) run.doubtful = { n: run.to, place: run.last };
    else this.#settle(run);
    if (at < run.at && Date.parse(run.at) - Date.parse(at) > CLOCK_TOLERANCE_MS)
      this.#find('clock', place, record, `it is of ${at}, and the one before it is of ${run.at}: the clock was set back`);
    Object.assign(run, { to: n, hash, at, last: place });
  }

  #begin(record: ParsedRecord, hash: string, place: Place): void {
    const { at, chain } = record;
    const { n, prev, writer } = chain;
    const before = this.#current.get(writer);
    if (before) this.#settle(before);
    const run: Run = { ...place, writer, from: n, prev, opening: record, to: n, hash, at, last: place, doubtful: null };
    this.#runs.push(run);
    this.#current.set(writer, run);
  }

  /** The record before the one that fits what follows it. */
  #settle(run: Run): void {
    if (!run.doubtful) return;
    const { n, place } = run.doubtful;
    this.#findAt('changed', place, run.writer, n, `its hash is not the one that number ${n + 1} names`);
    run.doubtful = null;
  }

  #find(kind: FindingKind, place: Place, { chain }: ParsedRecord, says: string): void {
    this.#findAt(kind, place, chain.writer, chain.n, says);
  }

  #findAt(kind: FindingKind, { file, line }: Place, writer: string, n: number, says: string): void {
    this.#findings.push({ file, line, kind, record: `${writer} ${n}`, says });
  }
}
