import type { OperationSet } from '../operation-set.ts';

/** Where a gateway reads the registered operations from. */
export type OperationStore = {
  /**
   * Cheap when nothing is new.
   *
   * @param after the sequence number of what the gateway knows; 0: nothing yet. Of two sets, the one with the larger number was
   *   activated later
   * @returns the active set when it is newer; null when it is not, or there is none
   * @throws when it cannot be read
   */
  readonly newer: (after: number) => Promise<{ readonly sequence: number; readonly set: OperationSet } | null>;
  readonly close: () => void;
};
