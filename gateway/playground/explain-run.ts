import type { ErrorCode } from '../../schema/contract/errors.ts';
import { type ExplainedPlan, explainPlan } from '../access/explain-plan.ts';
import type { CompiledOperation } from '../execution/compiled-operation.ts';
import { type Path, pathKeys } from '../execution/entities.ts';
import type { Failure } from '../execution/execute-plan.ts';
import { isObject, type Json, type JsonObject } from '../execution/merge.ts';
import { inAnswer, type ShapeNotes } from '../execution/settle-errors.ts';
import type { RunTrace } from './run-trace.ts';

type Keys = readonly (string | number)[];

/**
 * Why there is nothing:
 *
 * - denied: the viewer may not see it, and an error says so
 * - withheld: the viewer may not see it, and the answer looks as if there were nothing (RO-10)
 * - unavailable: the source did not answer, or failed
 * - empty: the source has nothing there
 */
export type NullReason = 'denied' | 'withheld' | 'unavailable' | 'empty';

export type ExplainedNull = {
  /** Of a null or an empty list in the answer, or of a list that objects left. */
  readonly path: Keys;
  readonly why: NullReason;
  /** The code of its error; null when there is none. */
  readonly code: ErrorCode | null;
  /** How many objects left a list; null elsewhere. */
  readonly left: number | null;
};

/** What became of one run, without any value of it. */
export type RunExplanation = {
  /** With the time of each fetch; null: nothing was fetched. */
  readonly plan: ExplainedPlan | null;
  readonly totalMs: number;
  readonly nulls: readonly ExplainedNull[];
};

export const explainRun = (
  trace: RunTrace,
  { plan }: CompiledOperation,
  answer: { readonly data: JsonObject | null; readonly errors: readonly Failure[]; readonly notes: ShapeNotes },
): RunExplanation => ({
  plan: plan && explainPlan(plan, [], trace.times),
  totalMs: trace.totalMs,
  nulls: explainNulls(answer.data, answer.errors, answer.notes),
});

function explainNulls(data: JsonObject | null, errors: readonly Failure[], notes: ShapeNotes): ExplainedNull[] {
  const errorAt = new Map(errors.map((error) => [JSON.stringify(error.path), error]));
  const placesOf = (paths: readonly Path[]) =>
    new Set(paths.flatMap((path) => inAnswer(pathKeys(path), notes.shortened)).map((path) => JSON.stringify(path)));
  const [hidden, missing] = [placesOf(notes.hidden), placesOf(notes.missing)];
  const reasonOf = (path: Keys): ExplainedNull => {
    const place = JSON.stringify(path);
    // A null that moved up stands above the field that failed; what a fetch did not bring stands below it.
    const error =
      errorAt.get(place) ??
      errors.find((one) => startsWith(one.path, path)) ??
      (missing.has(place) ? errors.find((one) => startsWith(path, one.path)) : undefined);
    const code = error?.code ?? null;
    const isHidden = hidden.has(place);
    const why = code === 'UNAUTHORIZED_FIELD_OR_TYPE' ? 'denied' : isHidden ? 'withheld' : code ? 'unavailable' : 'empty';
    return { path, why, code, left: null };
  };
  const left = notes.shortened.flatMap(({ path, removed }) =>
    inAnswer(pathKeys(path), notes.shortened).map((at): ExplainedNull => ({
      path: at,
      why: 'withheld',
      code: null,
      left: removed.length,
    })),
  );
  return [
    ...nothings(data, [])
      .map(reasonOf)
      .filter(({ path }) => !left.some((list) => same(list.path, path))),
    ...left,
  ];
}

/** @returns the paths of nulls and of empty lists */
function nothings(value: Json, path: Keys): Keys[] {
  if (value === null) return [path];
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((item, index) => nothings(item, [...path, index]));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => nothings(item, [...path, key])) : [];
}

const startsWith = (path: Keys, prefix: Keys): boolean =>
  prefix.length <= path.length && prefix.every((key, index) => key === path[index]);

const same = (one: Keys, other: Keys): boolean => one.length === other.length && startsWith(one, other);
