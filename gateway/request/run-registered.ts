import type { PreparedOperation } from '../operations/prepared-operations.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import { answered, type Outcome } from './outcome.ts';
import { type PipelineOptions, runPipeline } from './pipeline.ts';
import type { Parameters } from './read-parameters.ts';
import { refusal } from './refusal.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Runs an operation that is parsed and validated already.
 *
 * @param supergraph the one that it was made ready for
 * @throws OPERATION_RESOLUTION_FAILURE when the request names another
 */
export async function runRegistered(
  { registered, document, operation }: PreparedOperation,
  supergraph: LoadedSupergraph,
  { operationName, variables }: Parameters,
  context: RequestContext,
  options: PipelineOptions,
): Promise<Outcome> {
  if (operationName !== null && operationName !== registered.name) throw refusal('OPERATION_RESOLUTION_FAILURE');
  const request = { ...context, supergraph, document, operation, variables: variables ?? undefined };
  return answered(await runPipeline(request, options));
}
