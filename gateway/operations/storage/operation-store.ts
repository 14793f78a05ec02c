import type { OperationSet } from '../operation-set.ts';

/** Where a gateway reads the registered operations from. */
export type OperationStore = {
  /**
   * Cheap when nothing is new.
   *
   * @param after the sequence number that the gateway has; 0: none yet. A larger number means a later activation
   * @returns the active set when it is newer; null when it is not, or when there is none
   * @throws when it cannot be read
   */
  readonly newer: (after: number) => Promise<{ readonly sequence: number; readonly set: OperationSet } | null>;
  readonly close: () => void;
};
