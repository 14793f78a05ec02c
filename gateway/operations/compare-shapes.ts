import {
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import type { FieldUse } from './field-uses.ts';
import type { Finding, FindingKind } from './finding.ts';

/** A difference, not yet located in an operation. */
type Difference = Pick<Finding, 'kind' | 'about' | 'says'>;

type Types = { readonly old: GraphQLSchema; readonly fresh: GraphQLSchema };

const difference = (kind: FindingKind, about: string, says: string): Difference => ({ kind, about, says });

/**
 * Compares the types of the fields that an operation selects, to find values that a still valid operation may now return and
 * its client does not expect. A nullable field that has become non-null is not reported.
 *
 * @param before the uses under the old schema, by `useKey`
 */
export function compareAnswers(
  before: ReadonlyMap<string, FieldUse>,
  after: ReadonlyMap<string, FieldUse>,
  types: Types,
): Finding[] {
  return [...after].flatMap(([key, { coordinate, path, field, node }]) => {
    const old = before.get(key)?.field;
    if (!old) return [];
    const given = new Set(node.arguments?.map(({ name }) => name.value));
    const defaults = field.args.flatMap(({ name, defaultValue }) => {
      const was = old.args.find((argument) => argument.name === name);
      const same = !was || given.has(name) || JSON.stringify(was.defaultValue) === JSON.stringify(defaultValue);
      return same ? [] : [difference('default changed', `${coordinate}(${name}:)`, changed(was.defaultValue, defaultValue))];
    });
    const found = [...compareOutputs(coordinate, old.type, field.type, types), ...defaults];
    return found.map((one) => ({ ...one, roles: [], at: [path], isNew: true }));
  });
}

const changed = (was: unknown, is: unknown) => `was ${JSON.stringify(was) ?? 'none'}, is ${JSON.stringify(is) ?? 'none'}`;

function compareOutputs(coordinate: string, old: GraphQLOutputType, fresh: GraphQLOutputType, types: Types): Difference[] {
  if (isNonNullType(old) && !isNonNullType(fresh))
    return [
      difference('may be null', coordinate, `was ${String(old)}, is ${String(fresh)}`),
      ...compareOutputs(coordinate, old.ofType, fresh, types),
    ];
  if (isNonNullType(fresh)) return compareOutputs(coordinate, isNonNullType(old) ? old.ofType : old, fresh.ofType, types);
  if (isListType(old) && isListType(fresh)) return compareOutputs(coordinate, old.ofType, fresh.ofType, types);
  if (String(old) !== String(fresh)) return [difference('type changed', coordinate, `was ${String(old)}, is ${String(fresh)}`)];
  return compareNamed(old as GraphQLNamedType, fresh as GraphQLNamedType, types);
}

/** Compares the possible values of two types of the same name. */
function compareNamed(old: GraphQLNamedType, fresh: GraphQLNamedType, types: Types): Difference[] {
  if (old.constructor !== fresh.constructor) return [difference('type changed', fresh.name, 'is of another kind')];
  if (isEnumType(old) && isEnumType(fresh)) {
    return [...missing(old, fresh).map(valueRemoved(fresh)), ...missing(fresh, old).map(valueAdded(fresh))];
  }
  if (!isAbstractType(old) || !isAbstractType(fresh)) return [];
  const known = new Set(types.old.getPossibleTypes(old).map(({ name }) => name));
  const more = types.fresh.getPossibleTypes(fresh).filter(({ name }) => !known.has(name));
  return more.map(({ name }) => difference('value added', fresh.name, `can be ${name}`));
}

const missing = (from: GraphQLEnumType, other: GraphQLEnumType) =>
  from
    .getValues()
    .map(({ name }) => name)
    .filter((name) => !other.getValue(name));
const valueRemoved =
  ({ name }: GraphQLNamedType) =>
  (value: string) =>
    difference('value removed', name, `has no ${value} any more`);
const valueAdded =
  ({ name }: GraphQLNamedType) =>
  (value: string) =>
    difference('value added', name, `can be ${value}`);

/**
 * Compares what a variable of one type may hold. Validation checks only the variable's own type, not the fields inside an
 * input object.
 *
 * @returns what a client can no longer send, and what it must now send
 */
export function compareInputs(old: GraphQLNamedType, fresh: GraphQLNamedType, seen = new Set<string>()): Difference[] {
  if (seen.has(fresh.name)) return [];
  seen.add(fresh.name);
  if (old.constructor !== fresh.constructor) return [difference('input changed', fresh.name, 'is of another kind')];
  if (isEnumType(old) && isEnumType(fresh)) return missing(old, fresh).map(valueRemoved(fresh));
  return isInputObjectType(old) && isInputObjectType(fresh) ? compareInputObjects(old, fresh, seen) : [];
}

function compareInputObjects(old: GraphQLInputObjectType, fresh: GraphQLInputObjectType, seen: Set<string>): Difference[] {
  const [before, after] = [old.getFields(), fresh.getFields()];
  const input = (field: string, says: string) => difference('input changed', `${fresh.name}.${field}`, says);
  const removed = Object.keys(before).filter((name) => !after[name]);
  const oneOf = fresh.isOneOf && !old.isOneOf ? [difference('input changed', fresh.name, 'takes exactly one of its fields')] : [];
  const differences = Object.values(after).flatMap((field) => {
    const was = before[field.name];
    if (!was) return isRequiredInputField(field) ? [input(field.name, 'is new, and must be given')] : [];
    // The comparison of types reports a field that has become non-null.
    const lostDefault = isRequiredInputField(field) && isNonNullType(was.type) && !isRequiredInputField(was);
    const must = lostDefault ? [input(field.name, 'has no default any more, and must be given')] : [];
    const deprecated =
      typeof field.deprecationReason === 'string' && typeof was.deprecationReason !== 'string'
        ? [difference('deprecated', `${fresh.name}.${field.name}`, field.deprecationReason)]
        : [];
    return [...must, ...deprecated, ...compareInputTypes(was.type, field.type, input.bind(null, field.name), seen)];
  });
  return [...removed.map((name) => input(name, 'is not there any more')), ...oneOf, ...differences];
}

function compareInputTypes(
  old: GraphQLInputType,
  fresh: GraphQLInputType,
  finding: (says: string) => Difference,
  seen: Set<string>,
): Difference[] {
  if (isNonNullType(old)) return compareInputTypes(old.ofType, isNonNullType(fresh) ? fresh.ofType : fresh, finding, seen);
  if (isNonNullType(fresh)) return [finding(`was ${String(old)}, is ${String(fresh)}`)];
  if (isListType(old) && isListType(fresh)) return compareInputTypes(old.ofType, fresh.ofType, finding, seen);
  if (isListType(old) || isListType(fresh)) return [finding(`was ${String(old)}, is ${String(fresh)}`)];
  const [oldNamed, freshNamed] = [old as GraphQLNamedType, fresh as GraphQLNamedType];
  if (oldNamed.name !== freshNamed.name) return [finding(`was ${oldNamed.name}, is ${freshNamed.name}`)];
  return compareInputs(oldNamed, freshNamed, seen);
}
