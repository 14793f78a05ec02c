import { GraphQLError } from 'graphql';
import { subjectOf } from '../subject.ts';
import type { Entity } from './find-entities.ts';
import { argsOf, noteError, nullableFrom, type Place, put, type Run, takeBack } from './run.ts';
import type { FieldWork, ObjectShape, SelectedField, Selection, Shape } from './selection.ts';

// Values are written to where they belong in the answer, at once or when they come. So no object and no list of the answer waits for
// its parts by a promise of its own, as in graphql-js. Functions that fill return false for what must have a value and has none:
// then what is around it is null, or must have a value too.

type Key = string | number;

/** Fills an object of the answer. After a field that must have a value and has none, no other runs. */
export function fillFields(run: Run, selection: Selection, source: unknown, place: Place): boolean {
  const subject = subjectOf(source);
  let decided: unknown;
  let isPermitted = false;
  for (const field of selection) {
    const { work } = field;
    if (work === null) {
      put(place, field.key, field.typeName);
      continue;
    }
    // Fields with the same rule have one predicate, and mostly stand together.
    if (work.guard.permits !== decided) {
      decided = work.guard.permits;
      isPermitted = work.guard.permits(run.context.viewer, subject);
    }
    const isFilled = isPermitted ? fillResolved(run, field, work, source, place) : fillRefused(run, field, work, source, place);
    if (!isFilled) return false;
  }
  return true;
}

function fillResolved(run: Run, field: SelectedField, work: FieldWork, source: unknown, place: Place): boolean {
  const { context } = run;
  const { guard } = work;
  const { key, shape } = field;
  let value: unknown;
  try {
    value = resolve(run, work, source, argsOf(run, work.args));
    if (!isPromise(value)) value = guard.admit(value, source, context);
  } catch (error) {
    return fail(run, field, shape, error, place, key);
  }
  if (!isPromise(value)) return fill(run, field, shape, value, place, key);
  const admitted = value.then(
    (found) => guard.admit(found, source, context),
    (thrown: unknown) => {
      throw guard.failure(thrown, context);
    },
  );
  return fillLater(run, field, shape, admitted, place, key);
}

function resolve({ context }: Run, { guard, resolve: ask, info }: FieldWork, source: unknown, args: object): unknown {
  try {
    return ask(source, args, context, info);
  } catch (thrown) {
    throw guard.failure(thrown, context);
  }
}

function fillRefused(run: Run, field: SelectedField, work: FieldWork, source: unknown, place: Place): boolean {
  const { key, shape } = field;
  let value: unknown;
  try {
    value = work.guard.refuse(source as object, argsOf(run, work.args), run.context, work.info);
  } catch (error) {
    return fail(run, field, shape, error, place, key);
  }
  return fillSoon(run, field, shape, value, place, key);
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** Puts a value to its place, when it comes if it is a promise. */
const fillSoon = (run: Run, field: SelectedField, shape: Shape, value: unknown, place: Place, key: Key): boolean =>
  isPromise(value) ? fillLater(run, field, shape, value, place, key) : fill(run, field, shape, value, place, key);

function fillLater(run: Run, field: SelectedField, shape: Shape, value: PromiseLike<unknown>, place: Place, key: Key): true {
  run.pending += 1;
  // The key is there at once, because keys have an order.
  put(place, key, null);
  const end = (isFilled: boolean) => {
    if (!isFilled) takeBack(run, place);
    run.pending -= 1;
    if (run.pending === 0) run.onEnd();
  };
  value
    .then(
      (found) => end(fill(run, field, shape, found, place, key)),
      (thrown: unknown) => end(fail(run, field, shape, thrown, place, key)),
    )
    .then(undefined, run.onFault);
  return true;
}

/** Puts null to a place, and notes why. */
function fail(run: Run, field: SelectedField, { isNonNull }: Shape, error: unknown, place: Place, key: Key): boolean {
  put(place, key, null);
  noteError(run, field, error, place, key);
  if (isNonNull) nullableFrom(place).isTakenBack = true;
  return !isNonNull;
}

/** Puts a value to its place. */
function fill(run: Run, field: SelectedField, shape: Shape, value: unknown, place: Place, key: Key): boolean {
  if (value instanceof Error) return fail(run, field, shape, value, place, key);
  if (value === null || value === undefined) {
    if (shape.isNonNull) return fail(run, field, shape, new Error(`${field.coordinate} must not be null`), place, key);
    put(place, key, null);
    return true;
  }
  switch (shape.kind) {
    case 'leaf':
      try {
        put(place, key, shape.serialize(value));
        return true;
      } catch (error) {
        return fail(run, field, shape, error, place, key);
      }
    case 'list':
      if (isIterable(value)) return fillList(run, field, shape, value, place, key);
      return fail(run, field, shape, new GraphQLError(`${field.coordinate} is no list`), place, key);
    case 'object':
      return fillObject(run, shape, value, place, key);
    case 'abstract': {
      const own = shape.objects.get(String((value as { readonly __typename?: unknown }).__typename));
      if (own) return fillObject(run, own, value, place, key);
      return fail(run, field, shape, new GraphQLError(`${field.coordinate} is of no known type`), place, key);
    }
    case 'entity': {
      // The entity itself may be waited for.
      const entity = value as Entity;
      const own = shape.objects.get(entity.typeName);
      if (own) return fillSoon(run, field, own, entity.value, place, key);
      return fail(run, field, shape, new GraphQLError('A representation names no entity'), place, key);
    }
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

type ListShape = Extract<Shape, { readonly kind: 'list' }>;

function fillObject(run: Run, { isNonNull, selection }: ObjectShape, source: unknown, around: Place, key: Key): boolean {
  const content = {};
  put(around, key, content);
  const isFilled = fillFields(run, selection, source, { content, around, key, isNonNull, isTakenBack: false });
  if (!isFilled) put(around, key, null);
  return isFilled || !isNonNull;
}

function fillList(
  run: Run,
  field: SelectedField,
  { isNonNull, item }: ListShape,
  values: Iterable<unknown>,
  around: Place,
  key: Key,
): boolean {
  const content: unknown[] = [];
  put(around, key, content);
  const place: Place = { content, around, key, isNonNull, isTakenBack: false };
  let index = 0;
  for (const value of values) {
    if (!fillSoon(run, field, item, value, place, index)) {
      put(around, key, null);
      return !isNonNull;
    }
    index += 1;
  }
  return true;
}
