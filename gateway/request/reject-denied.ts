import type { Selection } from '../planning/selection.ts';
import type { Compiled, Services } from './context.ts';
import { refusal } from '../errors/refusal.ts';

/**
 * Rejects the whole operation, for operators who prefer no answer to a partial one (`REJECT_DENIED`). The rejection is audited.
 *
 * @throws UNAUTHORIZED_FIELD_OR_TYPE when the viewer is denied a field, whoever the subject
 */
export function rejectDenied(
  compiled: Compiled,
  services: Pick<Services, 'rejectDenied' | 'recordAccess'>,
): undefined | Promise<never> {
  return services.rejectDenied && isDenied(compiled.compiled.selection) ? reject(compiled, services) : undefined;
}

async function reject(compiled: Compiled, { recordAccess }: Pick<Services, 'recordAccess'>): Promise<never> {
  await recordAccess(compiled, 'refused');
  throw refusal('UNAUTHORIZED_FIELD_OR_TYPE');
}

const isDenied = (selection: Selection): boolean =>
  selection.allFields().some((field) => field.decision === 'deny' || (field.selection !== null && isDenied(field.selection)));
