import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type FetchNode, type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { type FragmentDefinitionNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { readEntityKeys } from './entity-keys.ts';
import { ExactLiterals } from './exact-literals.ts';
import { createDirectiveRestorer, defineMark, markFragments } from './fragment-directives.ts';
import { batchFetches } from './batch-fetches.ts';
import { numberPlaces } from '../sources/number-places.ts';
import type { FetchBatch, Plan, SentFetch } from './plan.ts';
import type { ThreadPlanner } from './planner.ts';
import { prepareFetch, type PreparedFetch } from './prepare-fetch.ts';
import { restoreFetch } from './restore-fetch.ts';
import { separateRequirements } from './separate-requirements.ts';

/** Of so many candidates the best plan is chosen. The operations of the portal have fewer. By default it is 10,000. */
const MAX_EVALUATED_PLANS = 256;

/**
 * Plans operations with Apollo's query planner.
 *
 * @param types the same supergraph, as a graphql-js schema
 * @param verifyKeys request each entity's key again, to detect answers in another order (pitfall 15)
 */
export function createApolloPlanner(supergraph: Supergraph, types: GraphQLSchema, verifyKeys: boolean): ThreadPlanner {
  const separate = separateRequirements(supergraph);
  const planned = separate?.supergraph ?? supergraph;
  const planner = new QueryPlanner(planned, { debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS } });
  const schema = planned.apiSchema();
  defineMark(schema);
  for (const subgraph of planned.subgraphs().values()) defineMark(subgraph.schema);
  const keys = verifyKeys ? readEntityKeys(supergraph) : null;
  const restoreDirectives = createDirectiveRestorer(planned);
  const literals = new ExactLiterals(types);
  return {
    plan(given, overrides) {
      const exact = literals.protect(given);
      const marks = markFragments(exact);
      const prepareFetches = (node: FetchNode): readonly PreparedFetch[] =>
        (separate ? restoreFetch(node, separate) : [node])
          .map((fetch) => (marks ? restoreDirectives(fetch, marks.marked) : fetch))
          .map((fetch) => prepareFetch({ ...fetch, operation: literals.restore(fetch.operation) }, keys))
          .map((fetch) => withNumbers(fetch, types));
      const document = {
        kind: Kind.DOCUMENT,
        definitions: [marks?.operation ?? exact] as (OperationDefinitionNode | FragmentDefinitionNode)[],
      } as const;
      const { node } = planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false }), {
        overrideConditions: new Map(overrides),
      });
      if (node?.kind === 'Subscription') throw new Error('Subscriptions are not served');
      return node ? prepare(node, { prepareFetches, types }) : null;
    },
  };
}

type Preparing = {
  readonly prepareFetches: (node: FetchNode) => readonly PreparedFetch[];
  readonly types: GraphQLSchema;
};

function prepare(node: PlanNode, preparing: Preparing): Plan {
  const { prepareFetches, types } = preparing;
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => prepare(child, preparing)) };
    case 'Parallel':
      return parallel(
        node.nodes.map((child) => prepare(child, preparing)),
        types,
      );
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), node: prepare(node.node, preparing) };
    case 'Fetch': {
      const nodes = prepareFetches(node as FetchNode).map((fetch) => ({ kind: 'fetch', fetch }) as const);
      return nodes.length === 1 && nodes[0] ? nodes[0] : parallel(nodes, types);
    }
    default:
      // Conditions are evaluated before planning, and @defer is not in the schema.
      throw new Error(`A plan has a ${node.kind} node`);
  }
}

function parallel(nodes: readonly Plan[], types: GraphQLSchema): Plan {
  const batches = batchFetches(nodes).map((batch): FetchBatch => ({ ...batch, joined: withNumbers(batch.joined, types) }));
  return { kind: 'parallel', nodes, batches };
}

const withNumbers = <Fetch extends SentFetch>(fetch: Fetch, types: GraphQLSchema): Fetch => ({
  ...fetch,
  numbers: numberPlaces(JSON.parse(fetch.queryJson) as string, types),
});
