import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { RegisteredOperation } from './operation-set.ts';

/** A registered operation with what is made of it once: it is parsed, and valid. */
export type PreparedOperation = {
  readonly registered: RegisteredOperation;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
};

/** The registered operations of every client, prepared for one supergraph. Nothing of it changes. */
export type PreparedOperations = {
  readonly supergraph: LoadedSupergraph;
  /**
   * @param clientId the client that asks; another's operations do not exist for it
   * @param key the registered id, the hash, or `sha256:` and the hash
   */
  readonly find: (clientId: string, key: string) => PreparedOperation | null;
  /** @param body a document as it came; it must be a registered one to the letter */
  readonly findByBody: (clientId: string, body: string) => PreparedOperation | null;
};

/** What is in force now. A request looks once, and keeps what it found to its end. */
export type OperationSource = { readonly current: PreparedOperations };
