import { parse } from 'graphql';
import { loadAccessModel } from '../access/load-access-model.ts';
import { printForApollo } from '../execution/print-for-apollo.ts';
import { readSubtypes } from '../execution/type-conditions.ts';
import { readCostModel } from '../limits/cost-model.ts';
import { overrideLabelsOf } from '../planning/override-labels.ts';
import { createApolloPlanner } from '../planning/plan-operation.ts';
import type { ThreadPlanner } from '../planning/planner.ts';
import { readRequirements } from '../planning/requirements.ts';
import type { ReadingOptions, SupergraphData } from './supergraph-data.ts';

/**
 * Reads and checks a whole supergraph. It takes hundreds of milliseconds, and so runs in a thread of its own while requests are
 * answered.
 *
 * @throws when the supergraph is not valid, not covered, or contains unsupported features
 */
export function readSupergraphData(
  sdl: string,
  { open, executor }: ReadingOptions,
): { readonly data: SupergraphData; readonly planner: ThreadPlanner } {
  const { printed, reading, planning } = loadAccessModel(sdl, { open });
  const types = planning.schema.toGraphQLJSSchema();
  const data = {
    printed,
    reading,
    costs: readCostModel(parse(sdl, { noLocation: true })),
    subtypes: readSubtypes(types),
    overrideLabels: overrideLabelsOf(planning),
    required: new Set(readRequirements(planning).keys()),
    routes: new Map(planning.subgraphsMetadata().map(({ name, url }) => [name, url])),
    forApollo: executor === 'apollo' ? printForApollo(planning) : null,
  };
  // The subgraphs of an open supergraph may not resolve entities by their keys.
  return { data, planner: createApolloPlanner(planning, types, !open) };
}
