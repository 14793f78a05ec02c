import { OperationTypeNode } from 'graphql';
import type { Prepared } from './context.ts';
import { refusal } from '../errors/refusal.ts';

/**
 * Rejects mutations by GET. GET must not change anything (RFC 9110, 9.2.1), because caches and other sites may send it.
 *
 * @throws METHOD_NOT_ALLOWED
 */
export function checkMethod({ operation, parameters }: Prepared): void {
  if (parameters.method === 'GET' && operation.operation !== OperationTypeNode.QUERY)
    throw refusal('METHOD_NOT_ALLOWED', undefined, { allow: 'POST' });
}
