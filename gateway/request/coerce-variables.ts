import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { Coerced, Prepared } from './context.ts';
import { refusal } from './refusal.ts';

/** @throws BAD_USER_INPUT */
export const coerceOperationVariables = (prepared: Prepared): Coerced => ({
  ...prepared,
  variables: coerceVariables(prepared.supergraph.schema, prepared.operation, prepared.parameters.variables ?? undefined),
});

/**
 * @returns the variables with defaults, each of its type, and nothing else: an object that inherits nothing
 * @throws BAD_USER_INPUT that names the first variable that is not valid, never its value (pitfall 25)
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (coerced) return Object.assign(Object.create(null) as Record<string, unknown>, coerced);
  const name = /^Variable "\$\w+"/.exec(errors[0]?.message ?? '')?.[0];
  throw refusal('BAD_USER_INPUT', name && `${name} has a value that is not valid`);
}
