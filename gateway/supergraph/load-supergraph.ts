import { type GraphQLSchema, parse } from 'graphql';
import type { AccessModel } from '../access/access-model.ts';
import { loadAccessModel } from '../access/load-access-model.ts';
import { type Compile, createCompiler } from '../execution/compiled-operation.ts';
import { createPlanner } from '../execution/plan-operation.ts';
import { type TypeCondition, typeConditions } from '../execution/type-conditions.ts';
import { type CostModel, readCostModel } from '../request/cost-model.ts';

/** A supergraph with everything made that requests need; nothing of it changes. */
export type LoadedSupergraph = {
  readonly sdl: string;
  readonly model: AccessModel;
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly costs: CostModel;
  readonly compile: Compile;
  readonly matches: TypeCondition;
  /** The routing URL of each subgraph. */
  readonly routes: ReadonlyMap<string, string>;
};

/**
 * Everything is made and checked here, before anything of it is used (pitfall 20).
 *
 * @param options.open see `loadAccessModel`
 * @throws when the supergraph is not valid, or not covered
 */
export function loadSupergraph(sdl: string, options: { open: boolean }): LoadedSupergraph {
  const model = loadAccessModel(sdl, options);
  const { planning } = model;
  return {
    sdl,
    model,
    schema: model.apiSchema,
    costs: readCostModel(parse(sdl, { noLocation: true })),
    // A supergraph that is not ours may have subgraphs that do not answer for their keys.
    compile: createCompiler(model, createPlanner(planning, !options.open)),
    matches: typeConditions(planning.schema.toGraphQLJSSchema()),
    routes: new Map(planning.subgraphsMetadata().map(({ name, url }) => [name, url])),
  };
}
