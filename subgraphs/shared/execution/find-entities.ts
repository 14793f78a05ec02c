import { type GraphQLResolveInfo, isInterfaceType, isObjectType } from 'graphql';
import type { SubgraphContext } from '../context.ts';

/** An entity, or null, and the name of its type. */
export type Entity = { readonly typeName: string; readonly value: unknown };

type ResolveReference = (reference: object, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
/** Where `@apollo/subgraph` keeps `__resolveReference`. */
type Extensions = { readonly apollo?: { readonly subgraph?: { readonly resolveReference?: ResolveReference } } };

/**
 * Finds the entities of representations as `@apollo/subgraph` does, but without a promise for what needs none, and without noting
 * the type in the object.
 *
 * @throws when a representation names no type of objects
 */
export function findEntities(_query: unknown, args: object, context: SubgraphContext, info: GraphQLResolveInfo): Entity[] {
  const { representations } = args as { readonly representations: readonly { readonly __typename: string }[] };
  return representations.map((reference) => {
    const { __typename: typeName } = reference;
    const type = info.schema.getType(typeName);
    // There is no selection for an interface, so its entity will be an error.
    if (isInterfaceType(type)) return { typeName, value: reference };
    if (!isObjectType(type)) throw new Error('A representation names no type of objects');
    const resolve = (type.extensions as Extensions).apollo?.subgraph?.resolveReference;
    return { typeName, value: resolve ? resolve(reference, context, info) : reference };
  });
}
