import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** The selection around `inner`, from a root. */
type Way = { readonly root: 'query' | 'mutation'; readonly around: (inner: string) => string };

/** @returns the shortest valid operation that selects a coordinate, as `Person.name`; null when it cannot be reached */
export type OperationReaching = (coordinate: string) => { readonly root: Way['root']; readonly selection: string } | null;

/** @returns a function that makes operations over this schema, with arguments that have the right type but no meaning */
export function operationsReaching(schema: GraphQLSchema): OperationReaching {
  const ways = waysToTypes(schema);
  return (coordinate) => {
    const [type = '', name = ''] = coordinate.split('.');
    const field = (schema.getType(type) as GraphQLObjectType).getFields()[name];
    const way = ways.get(type);
    if (!field || !way) return null;
    const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
    return { root: way.root, selection: way.around(`${call(field)}${below}`) };
  };
}

function waysToTypes(schema: GraphQLSchema): ReadonlyMap<string, Way> {
  const [query, mutation] = [schema.getQueryType()?.name ?? '', schema.getMutationType()?.name ?? ''];
  const ways = new Map<string, Way>([
    [query, { root: 'query', around: (inner) => inner }],
    [mutation, { root: 'mutation', around: (inner) => inner }],
  ]);
  // Iteration over a map includes entries added during it. So the shortest paths come first, and queries before mutations.
  for (const [name, { root, around }] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (!isCompositeType(target)) continue;
      const reach = (inner: string) => around(`${call(field)} { ${inner} }`);
      if (!ways.has(target.name)) ways.set(target.name, { root, around: reach });
      const runtimeTypes = isObjectType(target) ? [] : schema.getPossibleTypes(target);
      for (const one of runtimeTypes) {
        if (!ways.has(one.name)) ways.set(one.name, { root, around: (inner) => reach(`... on ${one.name} { ${inner} }`) });
      }
    }
  }
  return ways;
}

function call({ name, args }: ReturnType<GraphQLObjectType['getFields']>[string]): string {
  const given = args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${literal(argument.type)}`);
  return given.length > 0 ? `${name}(${given.join(', ')})` : name;
}

const LITERALS: Readonly<Record<string, string>> = { ID: '"p0201"', Int: '1', Float: '1', Boolean: 'true' };

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return LITERALS[type.name] ?? '"2026-01-01"';
  const fields = Object.values(type.getFields());
  const given = fields.filter((field) => (type.isOneOf ? field === fields[0] : isRequiredInputField(field)));
  return `{ ${given.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}
