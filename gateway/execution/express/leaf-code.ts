import { type GraphQLOutputType, isEnumType, isScalarType } from 'graphql';
import type { LaneSource } from './lane-source.ts';
import type { RUNTIME } from './lane-runtime.ts';

/** Which function of the runtime writes a scalar. */
const WRITERS: ReadonlyMap<string, keyof typeof RUNTIME> = new Map([
  ['Int', 'int'],
  ['Float', 'float'],
  ['Boolean', 'boolean'],
  ['String', 'string'],
  ['ID', 'string'],
]);

/** @returns an expression for the JSON text of a scalar or enum */
export function leafCode(source: LaneSource, type: GraphQLOutputType, value: string, isNonNull: boolean): string {
  if (isEnumType(type)) {
    const texts = type.getValues().map(({ name }) => [name, JSON.stringify(name)] as const);
    return `enumeration(${source.constant(new Map<unknown, string>(isNonNull ? texts : [...texts, [null, 'null']]))}, ${value})`;
  }
  const writer = (isScalarType(type) && WRITERS.get(type.name)) || 'custom';
  return isNonNull ? `${writer}(${value})` : `(${value} === null ? "null" : ${writer}(${value}))`;
}
