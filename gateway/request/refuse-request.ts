import type { Received, Services } from './context.ts';
import { enforceRate } from './limit-rates.ts';
import { isCausedByCaller, type Outcome, refusedAndLogged } from './outcome.ts';

/**
 * Turns an error into what is answered. A request that the caller caused to be refused before identification counts against the
 * anonymous rate of its address, and over that rate is refused for that.
 */
export async function refuseRequest(error: unknown, received: Received, services: Services): Promise<Outcome> {
  const { trail, address, requestId } = received;
  const isUncounted = trail.caller === undefined && isCausedByCaller(error);
  const limited = isUncounted ? await overRate(address, services) : null;
  return refusedAndLogged(limited ?? error, { at: 'request', requestId }, services.log);
}

async function overRate(address: string, { countEvent }: Services): Promise<unknown> {
  try {
    await enforceRate('anonymous requests', null, address, countEvent);
    return null;
  } catch (error) {
    return error;
  }
}
