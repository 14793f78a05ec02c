import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isRequiredArgument,
  getNamedType,
} from 'graphql';

/**
 * @returns whether clients see an interface and none of its object types. Its objects come from subgraphs that define it as an
 *   object (`@interfaceObject`). Their `__typename` is the interface's name, and no subgraph can give another
 */
export const isBareInterface = (type: unknown, schema: GraphQLSchema): boolean =>
  isInterfaceType(type) && schema.getPossibleTypes(type).length === 0;

/** @returns a field to select where a selection would be empty; undefined: there is no such field */
export function anyLeaf(type: GraphQLCompositeType): string | undefined {
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  return fields.find((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))?.name;
}
