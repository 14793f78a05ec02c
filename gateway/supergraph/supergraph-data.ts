import type { PrintedApiSchema } from '../access/build-api-schema.ts';
import type { Subtypes } from '../execution/type-conditions.ts';
import type { CostModel } from '../limits/cost-model.ts';
import type { PolicyReading } from '../../schema/contract/read-policies.ts';

/** How a supergraph is read. */
export type ReadingOptions = {
  /** See `loadAccessModel`. */
  readonly open: boolean;
  /** The executor of plans: our own, or ApolloGateway as the reference. */
  readonly executor: 'own' | 'apollo';
};

/** What requests need to know of a supergraph, as plain data that can be sent from one thread to another. */
export type SupergraphData = {
  readonly printed: PrintedApiSchema;
  readonly reading: PolicyReading;
  readonly costs: CostModel;
  readonly subtypes: Subtypes;
  /** The labels of progressive overrides. */
  readonly overrideLabels: readonly string[];
  /** The names of the fields that the planner may add with arguments. */
  readonly required: ReadonlySet<string>;
  /** The routing URL of each subgraph. */
  readonly routes: ReadonlyMap<string, string>;
  /** The supergraph as ApolloGateway accepts it, if it is the executor. */
  readonly forApollo: string | null;
};
