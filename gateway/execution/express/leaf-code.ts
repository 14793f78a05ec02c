import { type GraphQLEnumType, type GraphQLOutputType, isEnumType, isScalarType } from 'graphql';
import type { LaneSource } from './lane-source.ts';
import type { RUNTIME } from './lane-runtime.ts';

/** Which function of the runtime writes a scalar. */
const WRITERS: ReadonlyMap<string, Exclude<keyof typeof RUNTIME, 'cursor'>> = new Map([
  ['Int', 'int'],
  ['Float', 'float'],
  ['Boolean', 'boolean'],
  ['String', 'string'],
  ['ID', 'string'],
]);

/** @returns an expression for the JSON text of a scalar or enum */
export function leafCode(source: LaneSource, type: GraphQLOutputType, value: string, isNonNull: boolean): string {
  const writer = isEnumType(type)
    ? `enumeration(${source.constant(textsOf(type))}, `
    : `${(isScalarType(type) && WRITERS.get(type.name)) || 'custom'}(`;
  return isNonNull ? `${writer}${value})` : `(${value} === null ? "null" : ${writer}${value}))`;
}

const known = new WeakMap<GraphQLEnumType, ReadonlyMap<unknown, string>>();

/** The JSON text of each value of an enum that clients see; all lanes share it. */
function textsOf(type: GraphQLEnumType): ReadonlyMap<unknown, string> {
  const texts = known.get(type) ?? new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
  known.set(type, texts);
  return texts;
}
