import { type GraphQLOutputType, isEnumType, isScalarType } from 'graphql';
import { ExactNumber } from '../json/exact-numbers.ts';
import { DISAGREEMENT, type Json } from '../json/json.ts';

const MAX_INT = 2 ** 31 - 1;
const MIN_INT = -(2 ** 31);

/** How deep a value of a custom scalar may be nested. */
const MAX_DEPTH = 200;

type Complete = (value: Json) => Json | undefined;

/** Result coercion (GraphQL specification, 3.5): the standard's own scalars, by name. */
const COMPLETE: ReadonlyMap<string, Complete> = new Map<string, Complete>([
  ['Int', (value) => number(value, (it) => Number.isInteger(it) && it >= MIN_INT && it <= MAX_INT)],
  ['Float', (value) => number(value, Number.isFinite)],
  ['String', (value) => (typeof value === 'string' ? value : undefined)],
  ['Boolean', (value) => (typeof value === 'boolean' ? value : undefined)],
  ['ID', (value) => (typeof value === 'string' ? value : idOf(value))],
]);

/**
 * @returns the value that clients get for this scalar or enum; undefined when the subgraph's value does not fit the type. Custom
 *   scalars are passed on unchanged, and a number that is an ID becomes its text
 */
export function completeLeaf(type: GraphQLOutputType, value: Json): Json | undefined {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined ? value : undefined;
  const complete = isScalarType(type) ? COMPLETE.get(type.name) : undefined;
  if (complete) return complete(value);
  return typeof value !== 'object' || isWhole(value, MAX_DEPTH) ? value : undefined;
}

function number(value: Json, isValid: (value: number) => boolean): number | undefined {
  const read = value instanceof ExactNumber ? Number(value.text) : value;
  return typeof read === 'number' && isValid(read) ? read : undefined;
}

const INTEGER = /^-?\d+$/;

/** An integer of any size is an ID (3.5.5); 1.0 is one if it is within the exact range of doubles. */
function idOf(value: Json): string | undefined {
  if (value instanceof ExactNumber && INTEGER.test(value.text)) return value.text;
  const read = number(value, value instanceof ExactNumber ? Number.isSafeInteger : Number.isInteger);
  return read !== undefined && INTEGER.test(String(read)) ? String(read) : undefined;
}

/** A value that is nested more deeply could be read but not written again. */
function isWhole(value: Json, depth: number): boolean {
  if (value === null || typeof value !== 'object' || value instanceof ExactNumber) return true;
  return value !== DISAGREEMENT && depth > 0 && Object.values(value).every((inner) => isWhole(inner as Json, depth - 1));
}
