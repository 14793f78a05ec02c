import {
  getNullableType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { ExactNumber } from '../json/exact-numbers.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * @param variables as `readParameters` read them
 * @returns the variables, with exact numbers where the type is a custom scalar or an ID, and doubles elsewhere
 */
export function withExactNumbers(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): Variables {
  const settled = new Map(Object.entries(variables));
  for (const { variable, type: node } of definitions) {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    const name = variable.name.value;
    if (type && typeof settled.get(name) === 'object') settled.set(name, settle(type, settled.get(name)));
  }
  return Object.fromEntries(settled);
}

function settle(around: GraphQLInputType, value: unknown): unknown {
  const type = getNullableType(around);
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    return Array.isArray(value) ? value.map((one) => settle(item, one)) : settle(item, value);
  }
  if (isScalarType(type) && !isSpecifiedScalarType(type)) return value;
  if (value instanceof ExactNumber) {
    // An integer of any size is an ID (GraphQL specification, 3.5.5).
    return isScalarType(type) && type.name === 'ID' && /^-?\d+$/.test(value.text) ? value.text : Number(value.text);
  }
  if (!isInputObjectType(type) || value === null || typeof value !== 'object') return value;
  const fields = type.getFields();
  const settled = Object.entries(value).map(([name, inner]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return [name, field ? settle(field.type, inner) : inner] as const;
  });
  return Object.fromEntries(settled);
}
