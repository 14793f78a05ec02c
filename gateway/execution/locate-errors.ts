import type { ErrorCode, InputField } from '../../schema/contract/errors.ts';
import { type Entity, pathKeys } from './entities.ts';
import type { Failure } from './failure.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import type { Keys } from './path-tree.ts';
import { codeOfSubgraphError, fieldOfSubgraphError, retryOfSubgraphError } from './subgraph-errors.ts';

/** An error of a subgraph's answer, without anything in the subgraph's own words. */
type AnswerError = {
  readonly code: ErrorCode;
  readonly field?: InputField;
  readonly retryAfterSeconds?: number;
  /** Which of the groups of entities it is about; null: all of them. */
  readonly group: number | null;
  /** The path from each of these entities on. */
  readonly rest: Keys;
};

/** Up to so many failures, each place of a group of entities is told with each path; beyond, with its own path alone. */
const EACH_WITH_EACH = 100;

/**
 * Keeps of a subgraph's errors the path, and the code when it is one of ours (pitfall 16).
 *
 * @param isMissing whether data is missing as a whole: an error of the whole answer is told where the data should be
 * @param locate which group of entities a path is about, and where in them
 * @returns each error once
 */
export function errorsOf(
  answer: JsonObject | null,
  isMissing: boolean,
  locate: (path: Keys) => Pick<AnswerError, 'group' | 'rest'>,
): AnswerError[] {
  const found = new Map<string, AnswerError>();
  for (const error of answer && Array.isArray(answer['errors']) ? answer['errors'] : []) {
    if (!isObject(error)) continue;
    const { code: said, field, retryAfterSeconds } = isObject(error['extensions']) ? error['extensions'] : {};
    const path = Array.isArray(error['path']) ? (error['path'] as Keys) : [];
    if (path.length === 0 && isMissing) continue;
    const located = {
      code: codeOfSubgraphError(said) ?? ('SUBGRAPH_ERROR' as const),
      ...fieldOfSubgraphError(field),
      ...retryOfSubgraphError(retryAfterSeconds),
      ...locate(path),
    };
    found.set(JSON.stringify(located), located);
  }
  return [...found.values()];
}

/**
 * Adds a failure for each place that an error is about. The number of failures grows with that of errors and of entities, not
 * with their product: where many errors meet many entities, the failures name the entities and not what is in them.
 */
export function locateErrors(errors: readonly AnswerError[], groups: readonly (readonly Entity[])[], failures: Failure[]): void {
  for (const [group, own] of Map.groupBy(errors, (error) => error.group)) {
    if (group !== null) tell(own, groups[group] ?? [], failures);
    else for (const members of groups) tell(own, members, failures);
  }
}

function tell(errors: readonly AnswerError[], members: readonly Entity[], failures: Failure[]): void {
  const told = members.length > 1 && errors.length * members.length > EACH_WITH_EACH ? withoutPlaces(errors) : errors;
  for (const { path } of members) {
    const keys = pathKeys(path);
    for (const { group: _group, rest, ...error } of told) failures.push({ ...error, path: [...keys, ...rest] });
  }
}

const withoutPlaces = (errors: readonly AnswerError[]): AnswerError[] => [
  ...new Map(errors.map((error) => [`${error.code} ${error.field}`, { ...error, rest: [] }])).values(),
];
