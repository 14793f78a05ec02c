import type { Fetched, Services } from './context.ts';

/** Writes the audit record of an answer, if it needs one. @throws SERVICE_UNAVAILABLE when it cannot be written. Then nothing may be answered */
export function recordAnswer(fetched: Fetched, { recordAccess }: Pick<Services, 'recordAccess'>): Promise<void> | undefined {
  if (fetched.trail.recordFailure) fetched.trail.recordFailure = null;
  return recordAccess(fetched, 'answered');
}
