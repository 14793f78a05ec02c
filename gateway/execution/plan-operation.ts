import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type FetchNode, type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import { readEntityKeys } from './entity-keys.ts';
import { createDirectiveRestorer, defineMark, markFragments } from './fragment-directives.ts';
import { joinFetches } from './join-fetches.ts';
import type { Plan } from './plan.ts';
import { prepareFetch, type PreparedFetch } from './prepare-fetch.ts';
import { restoreFetch } from './restore-fetch.ts';
import { separateRequirements } from './separate-requirements.ts';

export type Planner = {
  /**
   * @param operation one without conditions, named fragments and denied fields
   * @param overrides which labels of `@override` hold
   * @returns null: there is nothing to fetch
   */
  readonly plan: (operation: OperationDefinitionNode, overrides: ReadonlyMap<string, boolean>) => Plan | null;
};

/**
 * Plans by Apollo's own query planner.
 *
 * @param verifyKeys ask each entity's key again, so that an answer in another order is noticed (pitfall 15)
 */
export function createPlanner(supergraph: Supergraph, verifyKeys: boolean): Planner {
  const separate = separateRequirements(supergraph);
  const planned = separate?.supergraph ?? supergraph;
  const planner = new QueryPlanner(planned);
  const schema = planned.apiSchema();
  for (const marked of [
    schema,
    ...planned
      .subgraphs()
      .values()
      .map((subgraph) => subgraph.schema),
  ])
    defineMark(marked);
  const keys = verifyKeys ? readEntityKeys(supergraph) : null;
  const restoreDirectives = createDirectiveRestorer(planned);
  return {
    plan(given, overrides) {
      const marks = markFragments(given);
      const operation = marks?.operation ?? given;
      const prepareFetches = (node: FetchNode): readonly PreparedFetch[] =>
        (separate ? restoreFetch(node, separate) : [node])
          .map((fetch) => (marks ? restoreDirectives(fetch, marks.marked) : fetch))
          .map((fetch) => prepareFetch(fetch, keys));
      const document = {
        kind: Kind.DOCUMENT,
        definitions: [operation] as (OperationDefinitionNode | FragmentDefinitionNode)[],
      } as const;
      const { node } = planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false }), {
        overrideConditions: new Map(overrides),
      });
      if (node?.kind === 'Subscription') throw new Error('Subscriptions are not served');
      return node ? prepare(node, prepareFetches) : null;
    },
  };
}

function prepare(node: PlanNode, prepareFetches: (node: FetchNode) => readonly PreparedFetch[]): Plan {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => prepare(child, prepareFetches)) };
    case 'Parallel':
      return parallel(node.nodes.map((child) => prepare(child, prepareFetches)));
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), node: prepare(node.node, prepareFetches) };
    case 'Fetch': {
      const nodes = prepareFetches(node as FetchNode).map((fetch) => ({ kind: 'fetch', fetch }) as const);
      return nodes.length === 1 && nodes[0] ? nodes[0] : parallel(nodes);
    }
    default:
      // Conditions are settled before planning, and @defer is not in the schema.
      throw new Error(`A plan has a ${node.kind} node`);
  }
}

const parallel = (nodes: readonly Plan[]): Plan => ({ kind: 'parallel', nodes, joints: joinFetches(nodes) });
