import type { Selection } from '../execution/selection.ts';
import { refusal } from './refusal.ts';

/**
 * For clients that prefer no answer to a partial one: rejects an operation any of whose fields is denied to the viewer,
 * whosever data it is.
 *
 * @throws UNAUTHORIZED_FIELD_OR_TYPE
 */
export function rejectDenied(selection: Selection): void {
  for (const field of selection.allFields()) {
    if (field.decision === 'deny') throw refusal('UNAUTHORIZED_FIELD_OR_TYPE');
    if (field.selection) rejectDenied(field.selection);
  }
}
