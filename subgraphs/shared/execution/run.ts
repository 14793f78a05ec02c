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
  /** Null when they lack what they must have. */
  data: Record<string, unknown> | null;
  /** How many values are still waited for. */
  pending: number;
  readonly onEnd: () => void;
  /** Called when the program itself is wrong. */
  readonly onFault: (error: unknown) => void;
};

/** An object or a list of the answer, and where it is: under a key of another one. The data are in no other. */
export type Place = {
  readonly content: object;
  readonly around: Place | null;
  readonly key: string | number;
  readonly isNonNull: boolean;
  /** Whether it was taken back, because it lacks what it must have. One error says why. */
  isTakenBack: boolean;
};

/** Writes to a key of the answer. It is a key of a validated document, which is not `__proto__`, or an index. */
export function put({ content }: Place, key: string | number, value: unknown): void {
  // eslint-disable-next-line local/outside-key
  (content as Record<string | number, unknown>)[key] = value;
}

/** @throws when they are not valid */
export function argsOf(run: Run, args: Args): object {
  if ('fixed' in args) return args.fixed;
  const known = run.args.get(args);
  if (known) return known;
  const made = args.of(run.variables);
  run.args.set(args, made);
  return made;
}

/** Notes why there is no value at a key. Of what has been taken back nothing more is told. */
export function noteError(run: Run, { nodes }: SelectedField, error: unknown, around: Place, at: string | number): void {
  const path = [at];
  for (let place: Place | null = around; place !== null; place = place.around) {
    if (place.isTakenBack) return;
    if (place.around !== null) path.unshift(place.key);
  }
  run.errors.push(locatedError(error, nodes, path));
}

/** @returns what may be null of an object or list and those around it, the innermost */
export function nullableFrom(from: Place): Place {
  let place = from;
  while (place.isNonNull && place.around !== null) place = place.around;
  return place;
}

/** Puts null where an object or list lacks what it must have. */
export function takeBack(run: Run, from: Place): void {
  const place = nullableFrom(from);
  if (place.around === null) run.data = null;
  else put(place.around, place.key, null);
}
