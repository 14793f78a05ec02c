import type { ErrorCode } from '../../schema/contract/errors.ts';
import { type Path, pathKeys } from './entities.ts';
import type { Failure } from './failure.ts';
import { type Keys, PathTree } from './path-tree.ts';
import type { Selection } from '../planning/selection.ts';

/** What shaping an answer reports. Paths are those of the data, before objects are removed from lists. */
export type ShapingLog = {
  readonly errors: { code: ErrorCode; path: Path }[];
  /** Where nothing is shown: an error from below would reveal what is there (pitfall 39). */
  readonly suppressed: Path[];
  /** Where no source answered, not even with null. */
  readonly missing: Path[];
  /** The lists from which objects were removed, with the removed indices in ascending order. */
  readonly filtered: { path: Path; removed: readonly number[] }[];
};

/**
 * The work grows with the number of errors and the lengths of their paths, never with a product of two numbers of errors.
 *
 * @param failures what went wrong while fetching
 * @returns the errors of the answer, each once, with the paths of the answer. There are none from places where nothing is shown,
 *   and the order does not depend on which source failed first
 */
export function finalizeErrors(notes: ShapingLog, failures: readonly Failure[], selection: Selection): readonly Failure[] {
  if (notes.errors.length === 0 && failures.length === 0) return [];
  const suppressed = new PathTree();
  for (const path of notes.suppressed) suppressed.set(pathKeys(path), true);
  const fetched = failures
    .map((failure) => ({ ...failure, path: asked(failure.path, selection) }))
    .filter(({ path }) => !suppressed.covers(path));
  const failed = new PathTree();
  for (const { path } of fetched) failed.set(path, true);
  const shaped = notes.errors
    .map(({ code, path }): Failure => ({ code, path: pathKeys(path) }))
    // A value can be missing because it failed, or because something around it or in it failed.
    .filter(({ code, path }) => code === 'UNAUTHORIZED_FIELD_OR_TYPE' || !failed.touches(path));
  const filtered = removedItems(notes);
  return unique(
    [...inOrder(fetched), ...shaped].flatMap((error) => {
      const path = inAnswer(error.path, filtered);
      return path === null ? [] : { ...error, path };
    }),
  );
}

/** @returns the paths in the answer, as JSON, at which a source failed and did not deny */
export const placesOfFailures = (failures: readonly Failure[], selection: Selection): ReadonlySet<string> =>
  new Set(
    failures
      .filter(({ code }) => code !== 'UNAUTHORIZED_FIELD_OR_TYPE')
      .map(({ path }) => JSON.stringify(asked(path, selection))),
  );

/**
 * The part of a path that the client selected, by the client's names. The gateway selected what lies below, for keys and
 * requirements. A response key can be selected more than once, each time with other sub-selections.
 */
export function asked(path: Keys, selection: Selection): Keys {
  let current: readonly Selection[] = [selection];
  const keys: (string | number)[] = [];
  for (const planned of path) {
    if (typeof planned === 'number') {
      keys.push(planned);
      continue;
    }
    const fields = current.flatMap((around) => around.findAll(planned));
    if (!fields[0]) break;
    keys.push(fields[0].key);
    current = fields.flatMap((field) => field.selection ?? []);
  }
  return keys;
}

/** Which source fails first varies between requests, and could vary with what is withheld (RO-10). */
function inOrder(failures: readonly Failure[]): Failure[] {
  const keyed = failures.map((failure) => ({ failure, key: JSON.stringify([failure.path, failure.code, failure.field]) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ failure }) => failure);
}

/** The indices of removed objects, by the paths of their lists. */
export type RemovedItems = PathTree<readonly number[]>;

export function removedItems({ filtered }: ShapingLog): RemovedItems {
  const lists: RemovedItems = new PathTree();
  for (const { path, removed } of filtered) lists.set(pathKeys(path), removed);
  return lists;
}

/** @returns the path as it is in the answer; null when its object was removed */
export function inAnswer(inData: Keys, lists: RemovedItems): Keys | null {
  const path = [...inData];
  let step = 0;
  for (const removed of lists.along(inData)) {
    const index = inData[step];
    if (removed && typeof index === 'number') {
      const before = countBelow(removed, index);
      if (removed[before] === index) return null;
      path[step] = index - before;
    }
    step++;
  }
  return path;
}

/** @returns how many of the ascending numbers are lower than `limit` */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unique(errors: Failure[]): Failure[] {
  return [...new Map(errors.map((error) => [JSON.stringify([error.code, error.path, error.field]), error])).values()];
}
