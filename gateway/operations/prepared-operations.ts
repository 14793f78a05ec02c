import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';
import { documentHashes } from './document-hashes.ts';
import type { RegisteredOperation } from './operation-set.ts';

/** A registered operation that is valid for a supergraph, and ready to run. */
export type PreparedOperation = {
  readonly registered: RegisteredOperation;
  /** Everything cached for the document, including its plans, lives as long as this object. */
  readonly document: DocumentNode;
  /** The one operation of the document. */
  readonly operation: OperationDefinitionNode;
};

/**
 * The registered operations of every client, prepared for one supergraph. Both are in force together. A request keeps the
 * operations that it started with.
 */
export type PreparedOperations = {
  /** The version of the set. */
  readonly version: string;
  readonly supergraph: LoadedSupergraph;
  /**
   * @param key the id of an operation, or the SHA-256 of its document in hexadecimal, with or without the prefix `sha256:`.
   *   The document may be laid out as registered or as clients print it
   * @returns null when that client has registered no such operation. It cannot find another client's operations
   */
  readonly find: (clientId: string, key: string) => PreparedOperation | null;
  /** Every operation, by the client's id. */
  readonly all: ReadonlyMap<string, readonly PreparedOperation[]>;
};

/** @param all every operation, by the client's id */
export function indexOperations(
  version: string,
  supergraph: LoadedSupergraph,
  all: ReadonlyMap<string, readonly PreparedOperation[]>,
): PreparedOperations {
  const indexes = new Map([...all].map(([client, operations]) => [client, byEveryKey(operations)]));
  const find: PreparedOperations['find'] = (clientId, key) =>
    indexes.get(clientId)?.get(SHA256_KEY.exec(key)?.[1] ?? key) ?? null;
  return { version, supergraph, all, find };
}

const SHA256_KEY = /^sha256:([0-9a-f]{64})$/;

/** An id chosen by the client takes precedence over a hash. */
function byEveryKey(operations: readonly PreparedOperation[]): ReadonlyMap<string, PreparedOperation> {
  const byHash = operations.flatMap((one) =>
    [...documentHashes(one.registered.body, one.document)].map((hash) => [hash, one] as const),
  );
  return new Map([...byHash, ...operations.map((one) => [one.registered.id, one] as const)]);
}
