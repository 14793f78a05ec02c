import type { GraphQLSchema } from 'graphql';
import type { AccessModel } from '../access/access-model.ts';
import { buildApiSchema } from '../access/build-api-schema.ts';
import { createAccessModel } from '../access/create-access-model.ts';
import type { ExecuteOperation } from '../execution/execute-plan.ts';
import { createLanes, type LaneOf, type LaneOptions, NO_LANES } from '../execution/express/lanes.ts';
import { type Subtypes, type TypeCondition, typeConditions } from '../execution/type-conditions.ts';
import type { CostModel } from '../limits/cost-model.ts';
import { type Compile, createCompiler } from '../planning/compiled-operation.ts';
import { type ChooseOverrides, readOverrides } from '../planning/override-labels.ts';
import type { Planner } from '../planning/planner.ts';
import type { CacheMeasures } from '../telemetry/cache-measures.ts';
import type { ReadingOptions, SupergraphData } from './supergraph-data.ts';

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
  /** The abstract types of the whole supergraph, of which clients may see fewer. */
  readonly subtypes: Subtypes;
  readonly matches: TypeCondition;
  /** The routing URL of each subgraph. */
  readonly routes: ReadonlyMap<string, string>;
};

export type SupergraphOptions = ReadingOptions & {
  /** Whether operations are served by generated code where possible. Default: yes, if our own executor runs. */
  readonly express?: boolean;
  readonly lanes?: LaneOptions;
  /** Which labels of `@override`, besides `percent(n)`, are on and which are off. */
  readonly overrideLabels?: ReadonlyMap<string, boolean>;
  /** Is told whether an operation was planned before. */
  readonly plans?: CacheMeasures;
};

/** @throws when the supergraph has labels of `@override` that the options do not name */
export function assembleSupergraph(
  sdl: string,
  data: SupergraphData,
  options: SupergraphOptions,
  planner: Planner,
  execute: ExecuteOperation,
): LoadedSupergraph {
  const model = createAccessModel(buildApiSchema(data.printed), data.reading, options.open);
  const { executor, express = true } = options;
  const { subtypes } = data;
  return {
    sdl,
    model,
    schema: model.apiSchema,
    costs: data.costs,
    chooseOverrides: readOverrides(data.overrideLabels, options.overrideLabels ?? new Map()),
    compile: createCompiler(model, planner, data.required, options.plans),
    execute,
    laneOf: executor === 'own' && express ? createLanes({ schema: model.apiSchema, subtypes }, options.lanes) : NO_LANES,
    subtypes,
    matches: typeConditions(subtypes),
    routes: data.routes,
  };
}
