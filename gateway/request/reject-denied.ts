import type { Selection } from '../execution/selection.ts';

/**
 * For clients that prefer no answer to a partial one.
 *
 * @returns whether any field of the operation is denied to the viewer, whosever data it is
 */
export const isDenied = (selection: Selection): boolean =>
  selection.allFields().some((field) => field.decision === 'deny' || (field.selection !== null && isDenied(field.selection)));
