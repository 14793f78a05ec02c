import type { Fetched, Services } from './context.ts';

/** Writes the audit record of an answer. @throws SERVICE_UNAVAILABLE when it cannot be written: the answer must not leave then */
export const recordAnswer = (fetched: Fetched, { recordAccess }: Pick<Services, 'recordAccess'>): Promise<void> =>
  recordAccess(fetched, 'answered');
