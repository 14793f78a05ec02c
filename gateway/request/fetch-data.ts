import { OperationTypeNode } from 'graphql';
import type { JsonObject } from '../json/json.ts';
import { RunTrace } from '../explain/run-trace.ts';
import { addressKey } from '../limits/address-key.ts';
import type { Fetched, Guarded, Services } from './context.ts';
import { refuseOverLimit } from './limit-rates.ts';

/**
 * Runs the plan. What fails is among the failures.
 *
 * @throws RATE_LIMITED when a subgraph counted one try too many
 */
export async function fetchData(guarded: Guarded, services: Pick<Services, 'sendFor' | 'afterMutation'>): Promise<Fetched> {
  const { supergraph, viewer, locale, variables, operation, explain, isGuess } = guarded;
  const send = services.sendFor(viewer, locale, isGuess ? addressKey(guarded.address) : null);
  const trace = explain ? new RunTrace() : null;
  const executed = await supergraph.execute(guarded.compiled, {
    send: trace?.around(send) ?? send,
    matches: supergraph.matches,
    variables: variables as JsonObject,
  });
  if (isGuess) refuseOverLimit(executed.failures);
  if (operation.operation === OperationTypeNode.MUTATION) services.afterMutation();
  return { ...guarded, executed, trace };
}
