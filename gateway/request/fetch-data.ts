import { OperationTypeNode } from 'graphql';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import type { ExecutionReport } from '../execution/execute-plan.ts';
import type { JsonObject } from '../json/json.ts';
import { RunTrace } from '../explain/run-trace.ts';
import { addressKey } from '../limits/address-key.ts';
import type { Log } from '../telemetry/log.ts';
import type { Fetched, Guarded, Services } from './context.ts';
import { refuseOverLimit } from './limit-rates.ts';

/**
 * Runs the plan. Failed fetches are returned as failures.
 *
 * @throws RATE_LIMITED when a subgraph counted too many tries
 */
export async function fetchData(
  guarded: Guarded,
  services: Pick<Services, 'sendFor' | 'afterMutation' | 'log'>,
): Promise<Fetched> {
  const { supergraph, viewer, locale, variables, operation, explain, isGuess, requestId } = guarded;
  const { send } = services.sendFor(viewer, locale, { clientAddress: isGuess ? addressKey(guarded.address) : null, requestId });
  const trace = explain ? new RunTrace() : null;
  const executed = await supergraph.execute(guarded.compiled, {
    send: trace?.around(send) ?? send,
    matches: supergraph.matches,
    variables: variables as JsonObject,
    report: reportTo(services.log, requestId),
  });
  if (isGuess) refuseOverLimit(executed.failures);
  if (operation.operation === OperationTypeNode.MUTATION) services.afterMutation(viewer);
  return { ...guarded, executed, trace };
}

const reportTo = (log: Log, requestId: string): ExecutionReport => ({
  wrongAnswer: (subgraph) =>
    log.error({ event: 'fetch failed', subgraph, reason: 'wrong-answer', status: null, ms: null, requestId }),
  fault: (error) => log.error({ event: 'fault', at: 'fetch', ...traceOf(error), requestId }),
});
