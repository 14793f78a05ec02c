import { GraphQLError } from 'graphql';
import { subjectOf } from '../subject.ts';
import type { Entity } from './find-entities.ts';
import { argsOf, type Holder, noteError, nullableFrom, type Place, put, type Run } from './run.ts';
import type { FieldWork, SelectedField, Selection, Shape } from './selection.ts';

// Values are written to where they belong in the answer, at once or when they come. So no object and no list of the answer waits for
// its parts by a promise of its own, as in graphql-js.

/**
 * Fills an object of the answer.
 *
 * @returns false when a field has no value, and must have one. The fields after it do not run
 */
export function fillFields(run: Run, selection: Selection, source: unknown, object: Holder, place: Place): boolean {
  const subject = subjectOf(source);
  let decided: unknown;
  let isPermitted = false;
  for (const field of selection) {
    const { work, key } = field;
    if (work === null) {
      put(object, key, field.typeName);
      continue;
    }
    // Fields with the same rule have one predicate, and mostly stand together.
    if (work.guard.permits !== decided) {
      decided = work.guard.permits;
      isPermitted = work.guard.permits(run.context.viewer, subject);
    }
    if (!fillField(run, field, work, source, object, place, isPermitted)) return false;
  }
  return true;
}

function fillField(
  run: Run,
  field: SelectedField,
  work: FieldWork,
  source: unknown,
  object: Holder,
  place: Place,
  isPermitted: boolean,
): boolean {
  const { context } = run;
  const { guard } = work;
  const { key, shape } = field;
  let value: unknown;
  try {
    const args = argsOf(run, work.args);
    value = isPermitted ? resolve(run, work, source, args) : guard.refuse(source as object, args, context, work.info);
    if (isPromise(value)) {
      const admit = isPermitted ? (found: unknown) => guard.admit(found, source, context) : (found: unknown) => found;
      const failure = isPermitted ? (thrown: unknown) => guard.failure(thrown, context) : (thrown: unknown) => thrown;
      later(run, field, shape, value, { object, key, place, admit, failure });
      return true;
    }
    if (isPermitted) value = guard.admit(value, source, context);
  } catch (error) {
    return fail(run, field, shape, error, object, key, place);
  }
  return fill(run, field, shape, value, object, key, place);
}

function resolve({ context }: Run, { guard, resolve: ask, info }: FieldWork, source: unknown, args: object): unknown {
  try {
    return ask(source, args, context, info);
  } catch (thrown) {
    throw guard.failure(thrown, context);
  }
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

type Waiting = {
  readonly object: Holder;
  readonly key: string | number;
  readonly place: Place;
  readonly admit: (found: unknown) => unknown;
  readonly failure: (thrown: unknown) => unknown;
};

/** Fills a value when it comes. Its key is there at once, because keys have an order. */
function later(run: Run, field: SelectedField, shape: Shape, value: PromiseLike<unknown>, waiting: Waiting): void {
  const { object, key, place, admit, failure } = waiting;
  run.pending += 1;
  put(object, key, null);
  const end = (isFilled: boolean) => {
    const lacking = isFilled ? null : nullableFrom(place);
    if (lacking) put(lacking.holder, lacking.key, null);
    run.pending -= 1;
    if (run.pending === 0) run.onEnd();
  };
  const filled = (found: unknown): boolean => {
    let admitted: unknown;
    try {
      admitted = admit(found);
    } catch (error) {
      return fail(run, field, shape, error, object, key, place);
    }
    return fill(run, field, shape, admitted, object, key, place);
  };
  value
    .then(
      (found) => end(filled(found)),
      (thrown: unknown) => end(fail(run, field, shape, failure(thrown), object, key, place)),
    )
    .then(undefined, run.onFault);
}

/**
 * Notes an error, and what is taken back for it.
 *
 * @returns whether null may stand there
 */
function fail(
  run: Run,
  field: SelectedField,
  { isNonNull }: Shape,
  error: unknown,
  object: Holder,
  key: string | number,
  place: Place,
): boolean {
  put(object, key, null);
  noteError(run, field, error, place, key);
  if (isNonNull) nullableFrom(place).isTakenBack = true;
  return !isNonNull;
}

/** @returns whether the value is there, or null may stand there */
function orNull({ isNonNull }: Shape, object: Holder, key: string | number, isFilled: boolean): boolean {
  if (isFilled) return true;
  put(object, key, null);
  return !isNonNull;
}

/** Puts a value that is known to its place. @returns false when it must not be null and is */
function fill(
  run: Run,
  field: SelectedField,
  shape: Shape,
  value: unknown,
  object: Holder,
  key: string | number,
  place: Place,
): boolean {
  if (value instanceof Error) return fail(run, field, shape, value, object, key, place);
  if (value === null || value === undefined) {
    if (!shape.isNonNull) return orNull(shape, object, key, false);
    const error = new Error(`Cannot return null for non-nullable field ${field.coordinate}.`);
    return fail(run, field, shape, error, object, key, place);
  }
  if (shape.kind !== 'leaf') return fillComposite(run, field, shape, value, object, key, place);
  try {
    put(object, key, shape.serialize(value));
    return true;
  } catch (error) {
    return fail(run, field, shape, error, object, key, place);
  }
}

type Composite = Exclude<Shape, { readonly kind: 'leaf' }>;

function fillComposite(
  run: Run,
  field: SelectedField,
  shape: Composite,
  value: unknown,
  object: Holder,
  key: string | number,
  place: Place,
): boolean {
  if (shape.kind === 'entity') return fillEntity(run, field, shape, value as Entity, object, key, place);
  const own: Place = { around: place, key, holder: object, isNonNull: shape.isNonNull, isTakenBack: false };
  if (shape.kind === 'list') {
    if (!isIterable(value))
      return fail(run, field, shape, new GraphQLError(`${field.coordinate} is no list`), object, key, place);
    const items: unknown[] = [];
    put(object, key, items);
    return orNull(shape, object, key, fillItems(run, field, shape.item, value, items as never, own));
  }
  const selection = shape.kind === 'object' ? shape.selection : shape.selections.get(String((value as Holder)['__typename']));
  if (!selection) return fail(run, field, shape, new GraphQLError(`${field.coordinate} has an unknown type`), object, key, place);
  const filled: Holder = {};
  put(object, key, filled);
  return orNull(shape, object, key, fillFields(run, selection, value, filled, own));
}

function fillItems(
  run: Run,
  field: SelectedField,
  shape: Shape,
  values: Iterable<unknown>,
  items: Holder,
  place: Place,
): boolean {
  let index = 0;
  for (const value of values) {
    if (isPromise(value)) later(run, field, shape, value, { object: items, key: index, place, admit: asItIs, failure: asItIs });
    else if (!fill(run, field, shape, value, items, index, place)) return false;
    index += 1;
  }
  return true;
}

const asItIs = (value: unknown): unknown => value;

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** An entity may be waited for while its type is known. */
function fillEntity(
  run: Run,
  field: SelectedField,
  { isNonNull, selections }: Extract<Shape, { readonly kind: 'abstract' | 'entity' }>,
  { typeName, value }: Entity,
  object: Holder,
  key: string | number,
  place: Place,
): boolean {
  const selection = selections.get(typeName);
  if (!selection) return fail(run, field, NULLABLE, new GraphQLError(`${typeName} is no entity`), object, key, place);
  const shape: Shape = { kind: 'object', isNonNull, selection };
  if (!isPromise(value)) return fill(run, field, shape, value, object, key, place);
  later(run, field, shape, value, { object, key, place, admit: asItIs, failure: asItIs });
  return true;
}

const NULLABLE: Shape = { kind: 'leaf', isNonNull: false, serialize: asItIs };
