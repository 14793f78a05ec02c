import { type DocumentNode, type GraphQLError, Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { hashBody } from './hash-body.ts';
import type { RegisteredOperation } from './operation-set.ts';

/** The content of a file of registered operations. If there is a problem, none of them is used. */
export type Reading = { readonly operations: readonly RegisteredOperation[]; readonly problems: readonly string[] };

/** The largest document that can be registered, in bytes. */
const MAX_DOCUMENT_BYTES = 100_000;

/** @returns the document, or what is wrong with it and where */
export function parseDocument(body: string): DocumentNode | string {
  try {
    return parse(body, { noLocation: true });
  } catch (error) {
    const { message, locations } = error as GraphQLError;
    return [...(locations ?? []).map(({ line, column }) => `${line}:${column}`), message].join(' ');
  }
}

/**
 * @param body kept unchanged
 * @returns the operation that the document registers, or what is wrong
 */
export function registerDocument(id: string, body: string): RegisteredOperation | string {
  if (Buffer.byteLength(body) > MAX_DOCUMENT_BYTES) return `It has more than ${MAX_DOCUMENT_BYTES} bytes`;
  const document = parseDocument(body);
  if (typeof document === 'string') return document;
  const operation = oneOperation(document);
  if (typeof operation === 'string') return operation;
  return { id, hash: hashBody(body), body, ...operation };
}

/** @returns the name and kind of the one operation of a document, or what is wrong */
export function oneOperation(document: DocumentNode): Pick<RegisteredOperation, 'name' | 'kind'> | string {
  const operations = document.definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation] = operations;
  if (!operation || operations.length > 1) return `It must hold one operation, and has ${operations.length}`;
  if (!operation.name) return 'Its operation must have a name';
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return 'There are no subscriptions here';
  return { name: operation.name.value, kind: operation.operation };
}
