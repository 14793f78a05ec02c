import { OperationTypeNode } from 'graphql';
import type { Guarded, Services } from './context.ts';

/**
 * Writes into the audit trail that a mutation is about to run. A mutation that fails afterwards is recorded by `refuseRequest`.
 *
 * @throws SERVICE_UNAVAILABLE when it cannot be written. Then the mutation does not run
 */
export function recordIntent(guarded: Guarded, services: Pick<Services, 'recordAccess'>): Promise<void> | undefined {
  if (guarded.operation.operation !== OperationTypeNode.MUTATION) return undefined;
  return record(guarded, services);
}

async function record(guarded: Guarded, { recordAccess }: Pick<Services, 'recordAccess'>): Promise<void> {
  await recordAccess(guarded, null);
  guarded.trail.recordFailure = async (code) => recordAccess(guarded, 'failed', code);
}
