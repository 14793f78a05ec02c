import { getVariableValues, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { SubgraphContext } from '../context.ts';
import { getOwn } from '../../../schema/contract/own-property.ts';
import { fillFields } from './fill-answer.ts';
import type { Run } from './run.ts';
import type { CompiledOperation } from './selection.ts';

/** What an operation gives. Without errors there is no list of them. */
export type Result = { readonly errors?: readonly GraphQLError[]; readonly data: Record<string, unknown> | null };

/**
 * Runs a compiled operation, with the results of graphql-js.
 *
 * @returns null when the variables are not valid; then nothing has run
 */
export function runOperation(
  operation: CompiledOperation,
  schema: GraphQLSchema,
  inputs: Readonly<Record<string, unknown>>,
  context: SubgraphContext,
): Promise<Result> | null {
  const variables = readVariables(operation, schema, inputs);
  if (variables === null) return null;
  return new Promise((resolve, reject) => {
    const data = {};
    const errors: GraphQLError[] = [];
    const onEnd = () => resolve(errors.length === 0 ? { data: run.data } : { errors, data: run.data });
    // One is waited for until all fields have begun.
    const run: Run = { context, variables, args: new Map(), errors, data, pending: 1, onEnd, onFault: reject };
    const root = { content: data, around: null, key: 'data', isNonNull: false, isTakenBack: false };
    if (!fillFields(run, operation.selection, undefined, root)) run.data = null;
    run.pending -= 1;
    if (run.pending === 0) onEnd();
  });
}

function readVariables(
  { definition, representations }: CompiledOperation,
  schema: GraphQLSchema,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const isValid = (list: unknown) => Array.isArray(list) && list.every((item) => item !== null && item !== undefined);
  const lists = representations?.map((name) => [name, getOwn<unknown>(inputs, name)] as const);
  if (lists?.every(([, list]) => isValid(list))) return Object.fromEntries(lists);
  return getVariableValues(schema, definition.variableDefinitions ?? [], inputs).coerced ?? null;
}
