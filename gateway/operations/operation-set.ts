/** An operation that a client has registered. */
export type RegisteredOperation = {
  /** The id that the client's manifest gives it; a client may have chosen any. */
  readonly id: string;
  /** SHA-256 of the body, in lower-case hexadecimal. */
  readonly hash: string;
  /** The name of the one operation in the body. */
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  /** The GraphQL document: one operation, and the fragments it uses. */
  readonly body: string;
};

/**
 * Every registered operation of every client, as one thing that takes effect whole. Nothing of it changes.
 */
export type OperationSet = {
  /** SHA-256 of what it holds: two sets of one version are the same. */
  readonly version: string;
  /** By the client's id; a client that has none is left out. */
  readonly clients: ReadonlyMap<string, readonly RegisteredOperation[]>;
};
