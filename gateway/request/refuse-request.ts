import type { GraphQLError } from 'graphql';
import { isErrorCode } from '../../schema/contract/errors.ts';
import type { Received, RequestTrail, Services } from './context.ts';
import { enforceRate } from './limit-rates.ts';
import { isCausedByCaller, type Outcome, refusedAndLogged } from './outcome.ts';

/**
 * Turns an error into an answer. A request refused before identification through the caller's fault counts against the
 * anonymous rate of its address. When that rate is exceeded, the refusal is RATE_LIMITED instead.
 */
export async function refuseRequest(error: unknown, received: Received, services: Services): Promise<Outcome> {
  const { trail, address, requestId } = received;
  await recordFailure(error, trail);
  if (codeOf(error) === 'UNAUTHENTICATED') services.signIns.refused();
  const isUncounted = trail.caller === undefined && isCausedByCaller(error);
  const limited = isUncounted ? await overRate(address, services) : null;
  return refusedAndLogged(limited ?? error, { at: 'request', requestId }, services.log);
}

/** A mutation that failed may have changed something. If that cannot be recorded, its intent is left without an outcome. */
async function recordFailure(error: unknown, { recordFailure: record }: RequestTrail): Promise<void> {
  const code = codeOf(error);
  // A failure of the record itself is logged where it happens.
  await record?.(isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR').catch(() => undefined);
}

const codeOf = (error: unknown): unknown => (error as Partial<GraphQLError>).extensions?.['code'];

async function overRate(address: string, { countEvent }: Services): Promise<unknown> {
  try {
    await enforceRate('anonymous requests', null, address, countEvent);
    return null;
  } catch (error) {
    return error;
  }
}
