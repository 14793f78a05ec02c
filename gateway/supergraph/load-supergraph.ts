import { type GraphQLSchema, parse } from 'graphql';
import type { AccessModel } from '../access/access-model.ts';
import { loadAccessModel } from '../access/load-access-model.ts';
import { createApolloExecutor } from '../execution/apollo-executor.ts';
import { type Compile, createCompiler } from '../planning/compiled-operation.ts';
import { type ExecuteOperation, executePlan } from '../execution/execute-plan.ts';
import { createLanes, type LaneOf, NO_LANES, type OnLaneRun } from '../execution/express/lanes.ts';
import { createPlanner } from '../planning/plan-operation.ts';
import { type TypeCondition, typeConditions } from '../execution/type-conditions.ts';
import { type ChooseOverrides, readOverrides } from '../planning/override-labels.ts';
import { printForApollo } from '../execution/print-for-apollo.ts';
import { type CostModel, readCostModel } from '../limits/cost-model.ts';

/** A supergraph with everything that requests need. Immutable. */
export type LoadedSupergraph = {
  readonly sdl: string;
  readonly model: AccessModel;
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly costs: CostModel;
  readonly compile: Compile;
  readonly chooseOverrides: ChooseOverrides;
  readonly execute: ExecuteOperation;
  /** The express lane of an operation. */
  readonly laneOf: LaneOf;
  readonly matches: TypeCondition;
  /** The routing URL of each subgraph. */
  readonly routes: ReadonlyMap<string, string>;
};

export type SupergraphOptions = {
  /** See `loadAccessModel`. */
  readonly open: boolean;
  /** The executor of plans: our own, or ApolloGateway as the reference. */
  readonly executor: 'own' | 'apollo';
  /** Whether operations are served by generated code where possible. Default: yes, if our own executor runs. */
  readonly express?: boolean;
  readonly onLaneRun?: OnLaneRun;
  /** Which labels of `@override`, besides `percent(n)`, are on and which are off. */
  readonly overrideLabels?: ReadonlyMap<string, boolean>;
};

/**
 * Prepares and checks the whole supergraph before any of it is used (pitfall 20).
 *
 * @throws when the supergraph is not valid, not covered, or contains unsupported features
 */
export function loadSupergraph(sdl: string, options: SupergraphOptions): LoadedSupergraph {
  const model = loadAccessModel(sdl, options);
  const { planning } = model;
  const types = planning.schema.toGraphQLJSSchema();
  return {
    sdl,
    model,
    schema: model.apiSchema,
    costs: readCostModel(parse(sdl, { noLocation: true })),
    chooseOverrides: readOverrides(planning, options.overrideLabels ?? new Map()),
    // The subgraphs of an open supergraph may not resolve entities by their keys.
    compile: createCompiler(model, createPlanner(planning, types, !options.open)),
    execute: options.executor === 'apollo' ? createApolloExecutor(printForApollo(model.planning), types) : executePlan,
    laneOf: options.executor === 'own' && (options.express ?? true) ? createLanes({ schema: model.apiSchema, types }, options.onLaneRun) : NO_LANES,
    matches: typeConditions(types),
    routes: new Map(planning.subgraphsMetadata().map(({ name, url }) => [name, url])),
  };
}
