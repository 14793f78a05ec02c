import { createApolloExecutor } from '../execution/apollo-executor.ts';
import { executePlan } from '../execution/execute-plan.ts';
import { assembleSupergraph, type LoadedSupergraph, type SupergraphOptions } from './assemble-supergraph.ts';
import { readSupergraphData } from './read-supergraph-data.ts';

/**
 * Loads a supergraph in the thread that calls, and plans there too. This is for commands and tests; a gateway uses
 * `loadInThread`.
 *
 * @throws when the supergraph is not valid, not covered, or contains unsupported features
 */
export function loadSupergraph(sdl: string, options: SupergraphOptions): LoadedSupergraph {
  const { data, planner } = readSupergraphData(sdl, options);
  const execute = data.forApollo === null ? executePlan : createApolloExecutor(data.forApollo);
  // Errors of planning become rejections, as in another thread.
  const plan = async (...given: Parameters<typeof planner.plan>) => planner.plan(...given);
  return assembleSupergraph(sdl, data, options, { plan }, execute);
}
