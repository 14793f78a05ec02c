import type { ErrorCode } from '../../schema/contract/errors.ts';
import type { Verdict } from '../../schema/contract/requirement.ts';
import { type ExplainedPlan, explainPlan } from './explain-plan.ts';
import type { CompiledOperation } from '../planning/compiled-operation.ts';
import { type Path, pathKeys } from '../execution/entities.ts';
import type { Failure } from '../execution/failure.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { inAnswer, removedItems, type ShapingLog } from '../execution/finalize-errors.ts';
import type { RunTrace } from './run-trace.ts';

type Keys = readonly (string | number)[];

/**
 * Why a value is missing:
 *
 * - deny: the viewer may not see it, and an error says so
 * - hide: the viewer may not see it, and the answer looks as if there were nothing (RO-4, RO-10)
 * - unavailable: the source did not answer, or failed
 * - empty: the source has nothing there
 */
export type NullReason = Exclude<Verdict, 'allow'> | 'unavailable' | 'empty';

export type ExplainedNull = {
  /** The path of a null or an empty list in the answer, or of a list from which objects were removed. */
  readonly path: Keys;
  readonly why: NullReason;
  /** The code of its error; null when there is none. */
  readonly code: ErrorCode | null;
  /** How many objects were removed from a list. Null elsewhere. */
  readonly left: number | null;
};

/** The explanation of one run, without any values. */
export type RunExplanation = {
  /** The plan with the time of each fetch. Null: nothing was fetched. */
  readonly plan: ExplainedPlan | null;
  readonly totalMs: number;
  readonly nulls: readonly ExplainedNull[];
};

export const explainRun = (
  trace: RunTrace,
  { plan }: CompiledOperation,
  answer: { readonly data: JsonObject | null; readonly errors: readonly Failure[]; readonly notes: ShapingLog },
): RunExplanation => ({
  plan: plan && explainPlan(plan, [], trace.times),
  totalMs: trace.totalMs,
  nulls: explainNulls(answer.data, answer.errors, answer.notes),
});

function explainNulls(data: JsonObject | null, errors: readonly Failure[], notes: ShapingLog): ExplainedNull[] {
  const errorAt = new Map(errors.map((error) => [JSON.stringify(error.path), error]));
  const filtered = removedItems(notes);
  const placesOf = (paths: readonly Path[]) =>
    new Set(paths.map((path) => inAnswer(pathKeys(path), filtered)).map((path) => JSON.stringify(path)));
  const [suppressed, missing] = [placesOf(notes.suppressed), placesOf(notes.missing)];
  const firstAtOrBelow = firstErrors(errors);
  const reasonOf = (path: Keys): ExplainedNull => {
    const place = JSON.stringify(path);
    // A propagated null is above the field that failed. Data missing from a failed fetch is below it.
    const error =
      errorAt.get(place) ??
      firstAtOrBelow.get(place) ??
      (missing.has(place) ? prefixesOf(path).flatMap((above) => errorAt.get(above) ?? [])[0] : undefined);
    const code = error?.code ?? null;
    const isSuppressed = suppressed.has(place);
    const why = code === 'UNAUTHORIZED_FIELD_OR_TYPE' ? 'deny' : isSuppressed ? 'hide' : code ? 'unavailable' : 'empty';
    return { path, why, code, left: null };
  };
  const left = notes.filtered.flatMap(({ path, removed }): ExplainedNull[] => {
    const at = inAnswer(pathKeys(path), filtered);
    return at === null ? [] : [{ path: at, why: 'hide', code: null, left: removed.length }];
  });
  const leftPlaces = new Set(left.map(({ path }) => JSON.stringify(path)));
  const empty = nothings(data, []).filter((path) => !leftPlaces.has(JSON.stringify(path)));
  return [...empty.map(reasonOf), ...left];
}

/** @returns for each path, the first error at or below it */
function firstErrors(errors: readonly Failure[]): ReadonlyMap<string, Failure> {
  const first = new Map<string, Failure>();
  for (const error of errors) for (const place of prefixesOf(error.path)) if (!first.has(place)) first.set(place, error);
  return first;
}

/** @returns every prefix of a path and the path itself, as JSON, from the top */
const prefixesOf = (path: Keys): string[] => [...path.keys(), path.length].map((length) => JSON.stringify(path.slice(0, length)));

/** @returns the paths of nulls and of empty lists */
function nothings(value: Json, path: Keys): Keys[] {
  if (value === null) return [path];
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((item, index) => nothings(item, [...path, index]));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => nothings(item, [...path, key])) : [];
}
