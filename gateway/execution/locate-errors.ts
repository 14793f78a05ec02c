import type { ErrorCode, InputField } from '../../schema/contract/errors.ts';
import { type Entity, pathKeys } from './entities.ts';
import type { Failure } from './failure.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import type { Keys } from './path-tree.ts';
import { codeOfSubgraphError, fieldOfSubgraphError, retryOfSubgraphError } from './subgraph-errors.ts';

/** An error of a subgraph's answer, without the subgraph's text. */
type AnswerError = {
  readonly code: ErrorCode;
  readonly field?: InputField;
  readonly retryAfterSeconds?: number;
  /** The index of the group of entities that it is about; null: all groups. */
  readonly group: number | null;
  /** The path below each of these entities. */
  readonly rest: Keys;
};

/** Up to this many failures, each place of a group of entities is reported with each path; beyond it, with its own path only. */
const EACH_WITH_EACH = 100;

/**
 * Keeps the path of each of a subgraph's errors, and its code if the code is one of ours (pitfall 16).
 *
 * @param isMissing whether all data is missing: an error of the whole answer is then reported where the data should be
 * @param locate returns the group of entities that a path is about, and the path below them
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
 * Adds a failure for each place that an error is about. The number of failures grows with the numbers of errors and entities, not
 * with their product. Where many errors concern many entities, the failures name the entities but not the paths inside them.
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
