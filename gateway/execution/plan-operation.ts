import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type FetchNode, type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import { type EntityKeys, readEntityKeys } from './entity-keys.ts';
import { joinFetches } from './join-fetches.ts';
import type { Plan } from './plan.ts';
import { prepareFetch } from './prepare-fetch.ts';

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
  const planner = new QueryPlanner(supergraph);
  const schema = supergraph.apiSchema();
  const keys = verifyKeys ? readEntityKeys(supergraph) : null;
  return {
    plan(operation, overrides) {
      const document = {
        kind: Kind.DOCUMENT,
        definitions: [operation] as (OperationDefinitionNode | FragmentDefinitionNode)[],
      } as const;
      const { node } = planner.buildQueryPlan(operationFromDocument(schema, document, { validate: false }), {
        overrideConditions: new Map(overrides),
      });
      if (node?.kind === 'Subscription') throw new Error('Subscriptions are not served');
      return node ? prepare(node, keys) : null;
    },
  };
}

function prepare(node: PlanNode, keys: EntityKeys | null): Plan {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => prepare(child, keys)) };
    case 'Parallel': {
      const nodes = node.nodes.map((child) => prepare(child, keys));
      return { kind: 'parallel', nodes, joints: joinFetches(nodes) };
    }
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), node: prepare(node.node, keys) };
    case 'Fetch':
      return { kind: 'fetch', fetch: prepareFetch(node as FetchNode, keys) };
    default:
      // Conditions are settled before planning, and @defer is not in the schema.
      throw new Error(`A plan has a ${node.kind} node`);
  }
}
