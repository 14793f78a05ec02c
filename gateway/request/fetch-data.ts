import { OperationTypeNode } from 'graphql';
import type { JsonObject } from '../execution/merge.ts';
import { RunTrace } from '../playground/run-trace.ts';
import type { Compiled, Fetched, Services } from './context.ts';

/** Runs the plan. Never throws: what fails is among the failures. */
export async function fetchData(compiled: Compiled, services: Pick<Services, 'sendFor' | 'afterMutation'>): Promise<Fetched> {
  const { supergraph, viewer, locale, variables, operation, explain } = compiled;
  const send = services.sendFor(viewer, locale);
  const trace = explain ? new RunTrace() : null;
  const executed = await supergraph.execute(compiled.compiled, {
    send: trace?.around(send) ?? send,
    matches: supergraph.matches,
    variables: variables as JsonObject,
  });
  if (operation.operation === OperationTypeNode.MUTATION) services.afterMutation();
  return { ...compiled, executed, trace };
}
