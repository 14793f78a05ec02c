import type { CheckSignature } from '../heads/audit-keys.ts';
import { checkHead, readHead } from '../heads/head.ts';
import type { PrunedEnds } from '../pruning/checkpoint.ts';
import type { Line } from '../reading/read-lines.ts';
import { checkFile, type FileReport, type Run } from './check-file.ts';
import type { Finding, Note } from './finding.ts';
import { createIntents } from './intents.ts';
import { joinRuns } from './join-runs.ts';

/** A file of the trail, or all records of a database. */
export type TrailFile = {
  readonly name: string;
  /** @returns problems that have nothing to do with records, after the lines were read */
  readonly problems?: () => readonly string[] | Promise<readonly string[]>;
  readonly lines: () => AsyncIterable<readonly Line[]>;
};

export type TrailToVerify = {
  readonly files: readonly TrailFile[];
  /** Files that a manifest names, and that are not there. */
  readonly missingFiles: readonly string[];
  /** Lines of published heads; null: none are kept. */
  readonly heads: AsyncIterable<string> | Iterable<string> | null;
  /** What was pruned, by writer. */
  readonly checkpoints: PrunedEnds;
  /** Why what says so does not hold; null: it does. */
  readonly checkpointProblem: string | null;
  readonly check: CheckSignature;
};

export type Verification = {
  /** In the order of files and lines. Empty: nothing was altered. */
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  readonly records: number;
  readonly writers: number;
  readonly heads: number;
  /** How many of the last records no head covers yet. */
  readonly uncovered: number;
};

/** Verifies a trail, one file after another. */
export async function verifyTrail(trail: TrailToVerify): Promise<Verification> {
  const { files, missingFiles, heads, checkpoints, checkpointProblem, check } = trail;
  const published = await readHeads(heads ?? [], check);
  const findings: Finding[] = [...published.findings];
  const notes: Note[] = [];
  const runs: Run[] = [];
  const intents = createIntents();
  let records = 0;
  for (const [position, { name, lines, problems }] of files.entries()) {
    const report: FileReport = await checkFile(
      name,
      lines(),
      {
        headOf: (writer, n) => published.byWriter.get(writer)?.get(n),
        onRecord: intents.see,
      },
      position === files.length - 1,
    );
    findings.push(...report.findings);
    notes.push(...report.notes);
    runs.push(...report.runs);
    records += report.records;
    for (const says of (await problems?.()) ?? [])
      findings.push({ file: name, line: null, kind: 'manifest', record: null, says });
  }
  if (checkpointProblem !== null)
    findings.push({
      ...{ file: 'checkpoint', line: null, kind: 'manifest', record: null },
      says: `It does not hold: ${checkpointProblem}.`,
    });
  const names = new Set(files.map(({ name }) => name));
  for (const file of missingFiles)
    findings.push({ file, line: null, kind: 'missing', record: null, says: 'The file is missing.' });
  const joined = joinRuns(runs, checkpoints, names);
  findings.push(...joined.findings);
  notes.push(...joined.notes, ...intents.open());
  if (heads) findings.push(...checkEnds(published.byWriter, joined.ends, checkpoints));
  const order = new Map(files.map(({ name }, position) => [name, position]));
  const place = ({ file, line }: Finding) => (order.get(file) ?? -1) * 1e9 + (line ?? 0);
  return {
    findings: findings.toSorted((one, other) => place(one) - place(other)),
    notes,
    records,
    writers: joined.ends.size,
    heads: published.count,
    uncovered: [...joined.ends].reduce(
      (sum, [writer, { to }]) => sum + Math.max(0, to - lastOf(published.byWriter.get(writer))),
      0,
    ),
  };
}

type Heads = ReadonlyMap<string, ReadonlyMap<number, string>>;

const lastOf = (heads: ReadonlyMap<number, string> | undefined): number =>
  Math.max(0, ...(heads ? [[...heads.keys()].at(-1)!] : []));

async function readHeads(lines: AsyncIterable<string> | Iterable<string>, check: CheckSignature) {
  const byWriter = new Map<string, Map<number, string>>();
  const findings: Finding[] = [];
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const head = readHead(text);
    const wrong = head ? checkHead(head, check) : 'the line is no head';
    if (!head || wrong) {
      findings.push({
        file: 'published heads',
        line,
        kind: 'head',
        record: head && `${head.writer} ${head.n}`,
        says: `${wrong}`,
      });
      continue;
    }
    const own = byWriter.get(head.writer) ?? new Map<number, string>();
    byWriter.set(head.writer, own);
    const before = own.get(head.n);
    if (before !== undefined && before !== head.hash)
      findings.push({
        ...{ file: 'published heads', line, kind: 'twice', record: `${head.writer} ${head.n}` },
        says: 'two heads of this number differ: two processes wrote as one writer',
      });
    own.set(head.n, head.hash);
  }
  return { byWriter, findings, count: line };
}

/** Compares how far heads say that writers went with how far they go. */
function checkEnds(heads: Heads, ends: ReadonlyMap<string, Run>, checkpoints: PrunedEnds): Finding[] {
  const findings: Finding[] = [];
  for (const [writer, own] of heads) {
    const last = Math.max(...own.keys());
    const end = ends.get(writer);
    const to = end?.to ?? checkpoints.get(writer)?.n ?? 0;
    if (to >= last) continue;
    const says = `the trail of this writer ends with number ${to}, and a head of number ${last} was published`;
    findings.push({ file: end?.file ?? 'published heads', line: null, kind: 'missing', record: `${writer} ${to + 1}`, says });
  }
  for (const [writer, { file, line, to }] of ends) {
    if (heads.has(writer) || to === 1) continue;
    findings.push({ file, line, kind: 'head', record: `${writer} ${to}`, says: 'no head of this writer was published' });
  }
  return findings;
}
