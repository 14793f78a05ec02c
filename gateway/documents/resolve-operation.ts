import { type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { refusal } from '../errors/refusal.ts';

/**
 * @param operation the operation that the request names; undefined when it names none, or when the choice is ambiguous
 * @throws OPERATION_RESOLUTION_FAILURE when it is not clear which operation to run
 * @throws GRAPHQL_VALIDATION_FAILED for a kind of operation that the schema does not have, which no validation rule checks, and
 *   for subscriptions, which are not served even where a supergraph has them (pitfall 22)
 */
export function resolveOperation(operation: OperationDefinitionNode | undefined, schema: GraphQLSchema): OperationDefinitionNode {
  if (!operation) throw refusal('OPERATION_RESOLUTION_FAILURE');
  const isServed = operation.operation !== OperationTypeNode.SUBSCRIPTION && schema.getRootType(operation.operation);
  if (!isServed) throw refusal('GRAPHQL_VALIDATION_FAILED');
  return operation;
}
