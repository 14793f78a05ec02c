import { coerceVariables } from '../documents/coerce-variables.ts';
import type { Coerced, Prepared } from './context.ts';

/** @throws BAD_USER_INPUT */
export function coerceOperationVariables(prepared: Prepared): Coerced {
  const { supergraph, operation, parameters } = prepared;
  return { ...prepared, variables: coerceVariables(supergraph.schema, operation, parameters.variables ?? undefined) };
}
