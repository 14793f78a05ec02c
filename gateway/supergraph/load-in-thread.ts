import { executePlan } from '../execution/execute-plan.ts';
import { assembleSupergraph, type LoadedSupergraph, type SupergraphOptions } from './assemble-supergraph.ts';
import { createThreadPlanner, type PlanningOptions } from './plan-in-thread.ts';
import type { SupergraphThreads } from './supergraph-threads.ts';

/**
 * Loads a supergraph in another thread, and plans there too.
 *
 * @throws when the supergraph is not valid, not covered, or contains unsupported features
 */
export async function loadInThread(
  threads: SupergraphThreads,
  sdl: string,
  options: SupergraphOptions,
  planning: PlanningOptions,
): Promise<LoadedSupergraph> {
  const source = { sdl, open: options.open, executor: options.executor };
  const data = await threads.run(source, { kind: 'read' });
  const execute = data.forApollo === null ? executePlan : await apolloExecutor(data.forApollo);
  return assembleSupergraph(sdl, data, options, createThreadPlanner(threads, source, planning), execute);
}

/** Only the reference executor needs ApolloGateway, which takes long to load. */
async function apolloExecutor(sdl: string) {
  const { createApolloExecutor } = await import('../execution/apollo-executor.ts');
  return createApolloExecutor(sdl);
}
