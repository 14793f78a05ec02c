import { parse } from 'graphql';
import { loadAccessModel } from '../access/load-access-model.ts';
import { readCostModel } from '../limits/cost-model.ts';
import type { LoadedSupergraph } from '../supergraph/assemble-supergraph.ts';

/** The parts of a supergraph that operations are checked against. Nothing is planned. */
export type SupergraphFacts = Pick<LoadedSupergraph, 'model' | 'schema' | 'costs'>;

/** @throws when the supergraph is not valid, or not covered */
export function readSupergraphFacts(sdl: string): SupergraphFacts {
  const model = loadAccessModel(sdl);
  return { model, schema: model.apiSchema, costs: readCostModel(parse(sdl, { noLocation: true })) };
}
