import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
} from 'graphql';
import type { PolicyReading, Requirement } from '../../schema/contract/read-policies.ts';
import type { AccessModel } from './access-model.ts';

/**
 * @param apiSchema the schema that clients see
 * @param reading what the supergraph says, with the policies of interfaces on their implementations
 * @param open whether coordinates without a policy are public
 */
export function createAccessModel(apiSchema: GraphQLSchema, reading: PolicyReading, open: boolean): AccessModel {
  const ofType = (type: string): Requirement => reading.types.get(type) ?? [];
  const ofField = (type: string, field: string): Requirement => reading.fields.get(`${type}.${field}`) ?? [];
  const roots = new Set([apiSchema.getQueryType()?.name, apiSchema.getMutationType()?.name]);
  const fieldRequirement = memoize((type: string, field: string): Requirement => {
    const parent = apiSchema.getType(type) as GraphQLCompositeType;
    const own = [...(roots.has(type) ? ofType(type) : []), ...ofField(type, field)];
    const implementations = isInterfaceType(parent) ? apiSchema.getPossibleTypes(parent) : [];
    const strictest = [...own, ...implementations.flatMap(({ name }) => ofField(name, field))];
    const named = 'getFields' in parent ? parent.getFields()[field] : undefined;
    const leaf = named && getNamedType(named.type);
    return leaf && isLeafType(leaf) ? [...strictest, ...ofType(leaf.name)] : strictest;
  });
  const typeRequirement = memoize((type: string, through: string) => {
    const abstract = apiSchema.getType(through);
    return type !== through && isAbstractType(abstract) ? [...ofType(through), ...ofType(type)] : ofType(type);
  });
  return {
    apiSchema,
    reading,
    open,
    typeRequirement,
    fieldRequirement: (parent, field) => fieldRequirement(parent.name, field),
    subjectKeys: (type) => reading.subjects.get(type) ?? null,
  };
}

function memoize<Result>(compute: (first: string, second: string) => Result): (first: string, second: string) => Result {
  const known = new Map<string, Result>();
  return (first, second) => {
    const key = `${first}.${second}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = compute(first, second);
    known.set(key, result);
    return result;
  };
}
