import { getOperationAST } from 'graphql';
import type { Prepared, Resolved, Services } from './context.ts';
import { refusal } from '../errors/refusal.ts';
import { resolveOperation } from '../documents/resolve-operation.ts';

/**
 * Parses and validates the document, and selects the operation to run. A registered operation is already parsed and valid.
 *
 * @throws GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_TOO_COMPLEX, RESERVED_NAME
 * @throws OPERATION_RESOLUTION_FAILURE when the request names another operation, or it is not clear which one to run
 */
export function prepareDocument(resolved: Resolved, services: Services): Prepared {
  const { resolvedDocument, supergraph, parameters, client, operationHash } = resolved;
  if (resolvedDocument.kind === 'registered') {
    const { registered, document, operation } = resolvedDocument.prepared;
    if (parameters.operationName !== null && parameters.operationName !== registered.name) {
      throw refusal('OPERATION_RESOLUTION_FAILURE');
    }
    return { ...resolved, document, operation };
  }
  const document = services.adHocDocuments(resolvedDocument.document, resolvedDocument.hash, supergraph.schema);
  const operation = resolveOperation(getOperationAST(document, parameters.operationName) ?? undefined, supergraph.schema);
  if (client.mode === 'log') services.logUnknown(client.id, operationHash, document);
  return { ...resolved, document, operation };
}
