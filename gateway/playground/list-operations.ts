import type { KnownClient } from '../clients/identify-client.ts';
import type { RegisteredOperation } from '../operations/operation-set.ts';
import type { PreparedOperations } from '../operations/prepared-operations.ts';

/** The registered operations of a client. */
export type ClientOperations = {
  readonly client: string;
  /** Whether it is the caller's client, which may run them by id. */
  readonly own: boolean;
  readonly operations: readonly Pick<RegisteredOperation, 'id' | 'name' | 'kind' | 'body'>[];
};

/**
 * @returns the operations of the caller's client, sorted by name. The playground gets those of every client, because it may run
 *   any operation in its own name
 */
export const listOperations = ({ all }: PreparedOperations, caller: KnownClient): ClientOperations[] =>
  [...all]
    .filter(([client]) => client === caller.id || caller.kind === 'playground')
    .map(([client, prepared]) => ({
      client,
      own: client === caller.id,
      operations: prepared
        .map(({ registered: { id, name, kind, body } }) => ({ id, name, kind, body }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    }));
