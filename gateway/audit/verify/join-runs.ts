import { NO_RECORD } from '../records/chain.ts';
import type { PrunedEnd, PrunedEnds } from '../pruning/checkpoint.ts';
import type { Run } from './check-file.ts';
import type { Finding, FindingKind, Note } from './finding.ts';

export type Joined = {
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
  /** The last number of each writer. */
  readonly ends: ReadonlyMap<string, Run>;
};

/** Checks that the runs of each writer follow each other from the first record, or from what was pruned. */
export function joinRuns(runs: readonly Run[], checkpoints: PrunedEnds, files: ReadonlySet<string>): Joined {
  const [findings, notes]: [Finding[], Note[]] = [[], []];
  const ends = new Map<string, Run>();
  for (const [writer, own] of Map.groupBy(runs, (run) => run.writer)) {
    let before: PrunedEnd = checkpoints.get(writer) ?? { n: 0, hash: NO_RECORD };
    for (const run of own.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
      // Pruning was interrupted after its checkpoint was written.
      if (run.to <= (checkpoints.get(writer)?.n ?? 0)) continue;
      const problem = problemOf(before, run, files);
      if (problem?.kind === 'told') notes.push({ file: run.file, line: run.line, says: problem.says });
      else if (problem)
        findings.push({
          file: run.file,
          line: run.line,
          kind: problem.kind,
          record: `${writer} ${problem.n}`,
          says: problem.says,
        });
      if (run.to > before.n) before = { n: run.to, hash: run.hash };
      const end = ends.get(writer);
      if (!end || run.to > end.to) ends.set(writer, run);
    }
  }
  return { findings, notes, ends };
}

type Problem = { readonly kind: FindingKind | 'told'; readonly n: number; readonly says: string };

function problemOf(before: PrunedEnd, { from, prev, opening }: Run, files: ReadonlySet<string>): Problem | null {
  const [first, last] = [before.n + 1, from - 1];
  if (from < first) return { kind: 'twice', n: from, says: 'the trail has another record of this number and writer' };
  if (from === first)
    return prev === before.hash
      ? null
      : { kind: 'changed', n: from - 1, says: `its hash is not the one that number ${from} names` };
  const range = first === last ? `number ${first}` : `numbers ${first} to ${last}`;
  const told = opening.event === 'resumed' ? (opening['missing'] as { from: number; to: number } | undefined) : undefined;
  if (told && told.from <= first && last <= told.to)
    return {
      kind: 'told',
      n: first,
      says: `The writer told that ${range} may be lost (${String(opening['reason'])}). What was released is recorded again.`,
    };
  const { previous } = opening as { readonly previous?: unknown };
  const isFile = typeof previous === 'string' && !files.has(previous) && !files.has(`${previous}.gz`);
  return { kind: 'missing', n: first, says: isFile ? `${range} are missing: there is no file ${previous}` : `${range} missing` };
}
