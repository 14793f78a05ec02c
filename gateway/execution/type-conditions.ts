import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** @returns whether an object whose `__typename` is `typeName` matches a type condition */
export type TypeCondition = (typeName: string, condition: string) => boolean;

/** @param schema the whole supergraph, because a plan may name types that clients do not see */
export function typeConditions(schema: GraphQLSchema): TypeCondition {
  return (typeName, condition) => {
    if (typeName === condition) return true;
    const type = schema.getType(typeName);
    const abstract = schema.getType(condition);
    return isAbstractType(abstract) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(abstract, type);
  };
}
