import { describeProblems } from '../../schema/contract/problem-list.ts';
import { hashBody } from './hash-body.ts';

/** An operation that a client has registered. */
export type RegisteredOperation = {
  /** The id in the client's manifest. A client may choose any. */
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
 * Every registered operation of every client. A set is immutable and takes effect as a whole.
 */
export type OperationSet = {
  /** SHA-256 of the content: two sets of one version are equal. */
  readonly version: string;
  /** By client id. A client without operations is left out. */
  readonly clients: ReadonlyMap<string, readonly RegisteredOperation[]>;
};

/** A prepared set is kept in memory and takes up to about 350 bytes for each byte of a document. */
export const SET_LIMITS = { operations: 500, bytes: 500_000 };

/**
 * @param clients operations by the client's id, in any order
 * @throws Error when a set is larger than `SET_LIMITS`, or an id is ambiguous within a client
 */
export function makeOperationSet(clients: ReadonlyMap<string, readonly RegisteredOperation[]>): OperationSet {
  const sorted = new Map(
    [...clients]
      .filter(([, operations]) => operations.length > 0)
      .sort(byText(([client]) => client))
      .map(([client, operations]) => [client, [...operations].sort(byText(({ id }) => id))]),
  );
  const all = [...sorted.values()].flat();
  const bytes = all.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
  const problems = [
    ...(all.length > SET_LIMITS.operations
      ? [`There are ${all.length} registered operations; the limit is ${SET_LIMITS.operations}`]
      : []),
    ...(bytes > SET_LIMITS.bytes ? [`The registered operations have ${bytes} bytes; the limit is ${SET_LIMITS.bytes}`] : []),
    ...[...sorted].flatMap(([client, operations]) => ambiguities(operations).map((problem) => `${client}: ${problem}`)),
  ];
  if (problems.length > 0)
    throw new Error(describeProblems('The registered operations cannot be used', problems, 'Change what the clients register.'));
  const held = [...sorted].map(([client, operations]) => [
    client,
    operations.map(({ id, name, kind, body }) => [id, name, kind, body]),
  ]);
  return { version: hashBody(JSON.stringify(held)), clients: sorted };
}

export const countOperations = ({ clients }: OperationSet): number =>
  [...clients.values()].reduce((sum, operations) => sum + operations.length, 0);

const byText =
  <T>(textOf: (value: T) => string) =>
  (one: T, other: T): number =>
    textOf(one) < textOf(other) ? -1 : 1;

function ambiguities(operations: readonly RegisteredOperation[]): string[] {
  const byId = new Map<string, RegisteredOperation>();
  const problems: string[] = [];
  for (const operation of operations) {
    const other = byId.get(operation.id);
    if (other) problems.push(`${other.name} and ${operation.name} have one id, ${operation.id}`);
    byId.set(operation.id, operation);
  }
  for (const { hash, name } of operations) {
    const other = byId.get(hash);
    if (other && other.hash !== hash) problems.push(`The id of ${other.name} is the hash of ${name}`);
  }
  return problems;
}

/** The empty set. */
export const NO_OPERATIONS: OperationSet = makeOperationSet(new Map());
