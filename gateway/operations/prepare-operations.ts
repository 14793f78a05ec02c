import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { hashBody } from './hash-body.ts';
import type { OperationSet, RegisteredOperation } from './operation-set.ts';
import type { PreparedOperation, PreparedOperations } from './prepared-operations.ts';

/**
 * @returns the operations of a set, ready to be run on a supergraph
 * @throws when one of them is not valid there
 */
export function prepareOperations(set: OperationSet, supergraph: LoadedSupergraph): PreparedOperations {
  const byClient = new Map([...set.clients].map(([client, operations]) => [client, byKey(operations, supergraph)]));
  return {
    supergraph,
    find: (clientId, key) => byClient.get(clientId)?.get(key) ?? null,
    findByBody: (clientId, body) => byClient.get(clientId)?.get(`sha256:${hashBody(body)}`) ?? null,
  };
}

function byKey(operations: readonly RegisteredOperation[], supergraph: LoadedSupergraph): Map<string, PreparedOperation> {
  const keys = new Map<string, PreparedOperation>();
  for (const registered of operations) {
    const prepared = prepare(registered, supergraph);
    for (const key of [registered.id, registered.hash, `sha256:${registered.hash}`]) keys.set(key, prepared);
  }
  return keys;
}

function prepare(registered: RegisteredOperation, supergraph: LoadedSupergraph): PreparedOperation {
  const document = parse(registered.body, { noLocation: true });
  const [problem] = validate(supergraph.schema, document);
  if (problem) throw new Error(`The operation ${registered.name} is not valid: ${problem.message}`);
  const operation = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error(`${registered.name} has no operation`);
  return { registered, document, operation };
}
