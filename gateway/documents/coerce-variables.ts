import { getOwn, setOwn } from '../../schema/contract/own-property.ts';
import { getVariableValues, type GraphQLSchema, Kind, type OperationDefinitionNode, type VariableDefinitionNode } from 'graphql';
import { withExactNumbers } from './exact-variables.ts';
import { refusal } from '../errors/refusal.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * @returns the coerced variables with their defaults, and nothing else, in an object without a prototype
 * @throws BAD_USER_INPUT that names the first variable that is not valid, never its value (pitfall 25)
 */
export function coerceVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Values = {}): Values {
  const values = Object.create(null) as Record<string, unknown>;
  if (!operation.variableDefinitions?.length) return values;
  const definitions = safelyNamed(operation);
  const inputs: Record<string, unknown> = {};
  for (const { name, safe } of definitions) if (Object.hasOwn(variables, name)) setOwn(inputs, safe, getOwn(variables, name));
  const { coerced, errors } = getVariableValues(
    schema,
    definitions.map(({ definition }) => definition),
    withExactNumbers(
      schema,
      definitions.map(({ definition }) => definition),
      inputs,
    ),
    { maxErrors: 1 },
  );
  if (!coerced) {
    const name = /^Variable "\$_(\w+)"/.exec(errors[0]?.message ?? '')?.[1];
    throw refusal('BAD_USER_INPUT', name && `Variable "$${name}" has a value that is not valid`);
  }
  for (const { name, safe } of definitions) if (Object.hasOwn(coerced, safe)) setOwn(values, name, getOwn(coerced, safe));
  return values;
}

type SafelyNamed = { readonly name: string; readonly safe: string; readonly definition: VariableDefinitionNode };

const known = new WeakMap<OperationDefinitionNode, readonly SafelyNamed[]>();

/** `getVariableValues` keeps values in a plain object, which loses the value of a variable named `__proto__`. */
function safelyNamed(operation: OperationDefinitionNode): readonly SafelyNamed[] {
  const before = known.get(operation);
  if (before) return before;
  const named = (operation.variableDefinitions ?? []).map((definition): SafelyNamed => {
    const name = definition.variable.name.value;
    const safe = `_${name}`;
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: safe } } as const;
    return { name, safe, definition: { ...definition, variable } };
  });
  known.set(operation, named);
  return named;
}
