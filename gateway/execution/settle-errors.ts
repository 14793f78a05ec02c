import type { ErrorCode } from '../../schema/contract/errors.ts';
import { type Path, pathKeys } from './entities.ts';
import type { Failure } from './execute-plan.ts';
import type { Selection } from './selection.ts';

type Keys = readonly (string | number)[];

/** What shaping an answer has to tell; paths are those of the data, before anything left a list. */
export type ShapeNotes = {
  readonly errors: { code: ErrorCode; path: Path }[];
  /** Where nothing is shown: an error from below would tell what is there (pitfall 39). */
  readonly hidden: Path[];
  /** Where no source answered at all, not even with null. */
  readonly missing: Path[];
  /** The lists that objects left, with the places they left. */
  readonly shortened: { path: Path; removed: readonly number[] }[];
};

/**
 * @param failures what went wrong while fetching
 * @returns the errors of the answer: each told once, none from where nothing is shown, with paths that fit the answer, the order
 *   being the same whatever failed first
 */
export function settleErrors(notes: ShapeNotes, failures: readonly Failure[], selection: Selection): readonly Failure[] {
  if (notes.errors.length === 0 && failures.length === 0) return [];
  const hidden = notes.hidden.map(pathKeys);
  const fetched = failures
    .map((failure) => ({ ...failure, path: asked(failure.path, selection) }))
    .filter(({ path }) => !hidden.some((above) => startsWith(path, above)))
    .sort(byPath);
  const shaped = notes.errors
    .map(({ code, path }): Failure => ({ code, path: pathKeys(path) }))
    .filter(({ code, path }) => code !== 'NULL_IN_NON_NULL' || !fetched.some((failure) => explains(failure.path, path)));
  return unique(
    [...fetched, ...shaped].flatMap((error) => inAnswer(error.path, notes.shortened).map((path) => ({ ...error, path }))),
  );
}

/** @returns the paths in the answer, as JSON, at which a source failed rather than denied */
export const placesOfFailures = (failures: readonly Failure[], selection: Selection): ReadonlySet<string> =>
  new Set(
    failures
      .filter(({ code }) => code !== 'UNAUTHORIZED_FIELD_OR_TYPE')
      .map(({ path }) => JSON.stringify(asked(path, selection))),
  );

/**
 * The part of a path that the client asked for, by its own names: what lies below was asked by the gateway, for keys and requirements. A
 * response key can be selected more than once, with other parts each time.
 */
function asked(path: Keys, selection: Selection): Keys {
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

/** Which source failed first differs from time to time, and could differ with what is withheld (RO-10). */
function byPath(one: Failure, other: Failure): number {
  const [left, right] = [JSON.stringify(one.path), JSON.stringify(other.path)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const startsWith = (path: Keys, prefix: Keys): boolean =>
  prefix.length <= path.length && prefix.every((key, index) => key === path[index]);

/** A value can be missing because it, something around it, or something in it failed. */
const explains = (failure: Keys, missing: Keys): boolean => startsWith(missing, failure) || startsWith(failure, missing);

/** The path as it is in the answer; none when its object left the answer. */
export function inAnswer(inData: Keys, shortened: ShapeNotes['shortened']): Keys[] {
  const path = [...inData];
  for (const list of shortened) {
    const keys = pathKeys(list.path);
    const index = inData[keys.length];
    if (typeof index !== 'number' || !startsWith(inData, keys)) continue;
    if (list.removed.includes(index)) return [];
    path[keys.length] = index - list.removed.filter((place) => place < index).length;
  }
  return [path];
}

function unique(errors: Failure[]): Failure[] {
  return [...new Map(errors.map((error) => [JSON.stringify([error.code, error.path, error.field]), error])).values()];
}
