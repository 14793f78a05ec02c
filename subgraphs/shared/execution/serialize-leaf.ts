import { GraphQLBoolean, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString } from 'graphql';

const MAX_INT = 2 ** 31 - 1;

type Serialize = (value: unknown) => unknown;

/** Values that leave as they are; everything else is left to the type. */
const AS_IT_IS = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLString, (value) => typeof value === 'string'],
  [GraphQLID, (value) => typeof value === 'string'],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, (value) => Number.isInteger(value) && Math.abs(value as number) <= MAX_INT],
]);

/** @returns what serializes a value of a type. It throws as the type does, and when there would be nothing */
export function serializerOf(type: GraphQLLeafType): Serialize {
  const isDone = AS_IT_IS.get(type) ?? (() => false);
  return (value) => {
    if (isDone(value)) return value;
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined) throw new Error(`A value of ${type.name} was serialized to nothing`);
    return serialized;
  };
}
