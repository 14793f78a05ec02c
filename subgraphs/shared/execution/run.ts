import { type GraphQLError, locatedError } from 'graphql';
import type { SubgraphContext } from '../context.ts';
import type { Args, SelectedField } from './selection.ts';

/** One run of an operation. */
export type Run = {
  readonly context: SubgraphContext;
  readonly variables: Record<string, unknown>;
  /** Arguments with variables in them, once they are known. */
  readonly args: Map<Args, object>;
  readonly errors: GraphQLError[];
  /** The place of the data. */
  readonly root: Place;
  /** How many values are still waited for. */
  pending: number;
  readonly onEnd: () => void;
  /** Called when the program itself is wrong. */
  readonly onFault: (error: unknown) => void;
};

/** An object or a list of the answer. */
export type Holder = Record<string | number, unknown>;

/** Writes to a key of the answer. It is a key of a validated document, which is not `__proto__`, or an index. */
export function put(holder: object, key: string | number, value: unknown): void {
  // eslint-disable-next-line local/outside-key
  (holder as Holder)[key] = value;
}

/** Where an object or a list is in the answer. The data are in no other. */
export type Place = {
  readonly around: Place | null;
  readonly key: string | number;
  readonly holder: object;
  readonly isNonNull: boolean;
  /** Whether it was taken back, because it lacks what it must have. One error says why. */
  isTakenBack: boolean;
};

/** @throws when they are not valid */
export function argsOf(run: Run, args: Args): object {
  if ('fixed' in args) return args.fixed;
  const known = run.args.get(args);
  if (known) return known;
  const made = args.of(run.variables);
  run.args.set(args, made);
  return made;
}

/** Notes why there is no value at `key` in a place. Of what has been taken back nothing more is told. */
export function noteError(run: Run, { nodes }: SelectedField, error: unknown, around: Place, key: string | number): void {
  const path = [key];
  for (let place = around; place.around !== null; place = place.around) {
    if (place.isTakenBack) return;
    path.unshift(place.key);
  }
  if (run.root.isTakenBack) return;
  run.errors.push(locatedError(error, nodes, path));
}

/** @returns the object or list around one that lacks what it must have, or this itself, that may be null in its stead */
export function nullableFrom(from: Place): Place {
  let place = from;
  while (place.isNonNull && place.around !== null) place = place.around;
  return place;
}
