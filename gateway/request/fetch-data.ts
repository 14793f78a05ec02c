import { OperationTypeNode } from 'graphql';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import type { ExecutionReport } from '../execution/execute-plan.ts';
import { AnsweredFetches } from '../execution/express/answered-fetches.ts';
import type { Lane, WrittenAnswer } from '../execution/express/lane.ts';
import type { Sender } from '../execution/fetch-sender.ts';
import { holdsExactNumber } from '../execution/inline-numbers.ts';
import type { JsonObject } from '../json/json.ts';
import type { SendFetch } from '../planning/plan.ts';
import { RunTrace } from '../explain/run-trace.ts';
import { addressKey } from '../limits/address-key.ts';
import type { Log } from '../telemetry/log.ts';
import type { Fetched, Guarded, Services } from './context.ts';
import { refuseOverLimit } from './limit-rates.ts';

/**
 * Runs the plan: on the express lane if the operation has one and nothing is unusual, else the general way, which gets the answers
 * that the lane already has. Failed fetches are returned as failures.
 *
 * @throws RATE_LIMITED when a subgraph counted too many tries
 */
export async function fetchData(
  guarded: Guarded,
  services: Pick<Services, 'sendFor' | 'afterMutation' | 'log'>,
): Promise<Fetched> {
  const { supergraph, viewer, locale, variables, operation, explain, isGuess, requestId, trail } = guarded;
  const clientAddress = isGuess ? addressKey(guarded.address) : null;
  const sender = services.sendFor(viewer, locale, { clientAddress, requestId, trail });
  const report = reportTo(services.log, requestId);
  const lane = explain ? null : supergraph.laneOf(guarded.compiled);
  const express = lane && (await runLane(lane, guarded, sender, report));
  if (express?.written) return { ...guarded, written: express.written };
  const { send } = express ?? sender;
  const trace = explain ? new RunTrace() : null;
  const executed = await supergraph.execute(guarded.compiled, {
    send: trace?.around(send) ?? send,
    matches: supergraph.matches,
    variables: variables as JsonObject,
    report,
  });
  if (isGuess) refuseOverLimit(executed.failures);
  if (operation.operation === OperationTypeNode.MUTATION) services.afterMutation(viewer);
  return { ...guarded, written: null, executed, trace };
}

type Express = { readonly written: WrittenAnswer | null; readonly send: SendFetch };

/** @returns what the lane wrote, and how to go on if it gave up; null: it was not tried */
async function runLane(
  lane: Lane,
  { viewer, variables, subjects }: Guarded,
  sender: Sender,
  { fault }: ExecutionReport,
): Promise<Express | null> {
  const given = variables as JsonObject;
  // Such numbers are written into the query.
  if (Object.values(given).some(holdsExactNumber)) return null;
  const { ask, scan, read, send } = new AnsweredFetches(sender);
  const written = await lane.run({ viewer, variables: given, subjects, ask, scan, read, fault });
  if (written === null) subjects?.clear();
  return { written, send };
}

const reportTo = (log: Log, requestId: string): ExecutionReport => ({
  wrongAnswer: (subgraph) =>
    log.error({ event: 'fetch failed', subgraph, reason: 'wrong-answer', status: null, ms: null, requestId }),
  fault: (error) => log.error({ event: 'fault', at: 'fetch', ...traceOf(error), requestId }),
});
