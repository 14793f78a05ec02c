import type { GraphQLNamedType, GraphQLResolveInfo } from 'graphql';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';
import type { SubgraphContext } from './context.ts';
import { admit } from './subject.ts';

type ReferenceResolver = (reference: { __typename: string }, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;
export type Resolvers = Record<string, Record<string, unknown>>;

/**
 * Guards `__resolveReference`, the entry into a subgraph that bypasses fields. An object that the viewer may not see is reported
 * as missing.
 */
export function admitReferences(resolvers: Resolvers, reading: PolicyReading): Resolvers {
  const guarded = Object.entries(resolvers).map(([typeName, fields]) => {
    const resolve = fields['__resolveReference'] as ReferenceResolver | undefined;
    if (!resolve) return [typeName, fields] as const;
    const guard: ReferenceResolver = (reference, context, info) => {
      const type = info.schema.getType(typeName) as GraphQLNamedType;
      const admitValue = (value: unknown) => admit(value ?? null, type, {}, context.viewer, reading);
      const value = resolve(reference, context, info);
      return value instanceof Promise ? value.then(admitValue) : admitValue(value);
    };
    return [typeName, { ...fields, __resolveReference: guard }] as const;
  });
  return Object.fromEntries(guarded);
}
