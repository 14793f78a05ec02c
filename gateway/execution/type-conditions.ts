import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

/** @returns whether an object whose `__typename` is `typeName` matches a type condition */
export type TypeCondition = (typeName: string, condition: string) => boolean;

/** Per abstract type, the object types and interfaces that belong to it. */
export type Subtypes = ReadonlyMap<string, ReadonlySet<string>>;

export const typeConditions =
  (subtypes: Subtypes): TypeCondition =>
  (typeName, condition) =>
    typeName === condition || (subtypes.get(condition)?.has(typeName) ?? false);

/** @param schema the whole supergraph, because a plan may name types that clients do not see */
export function readSubtypes(schema: GraphQLSchema): Subtypes {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return new Map(
    abstract.map((type) => {
      const interfaces = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
      return [type.name, new Set([...schema.getPossibleTypes(type), ...interfaces].map(({ name }) => name))];
    }),
  );
}
