import { Kind, parse, print } from 'graphql';
import type { Plan } from '../execution/plan.ts';
import type { PreparedFetch } from '../execution/prepare-fetch.ts';

/** A query plan as plain JSON. */
export type ExplainedPlan = { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly ExplainedPlan[] } | ExplainedFetch;

export type ExplainedFetch = {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** Where in the answer the fetched objects stand, `@` for each item of a list; empty at the root. */
  readonly at: readonly string[];
  /** The types of the entities whose fields are fetched; empty at the root. */
  readonly entities: readonly string[];
  /** What the subgraph is asked, printed. */
  readonly query: string;
  /** The client's variables that go along. */
  readonly variables: readonly string[];
};

/** @param at where the plan's objects stand */
export function explainPlan(plan: Plan, at: readonly string[] = []): ExplainedPlan {
  switch (plan.kind) {
    case 'sequence':
    case 'parallel':
      return { kind: plan.kind, nodes: plan.nodes.map((node) => explainPlan(node, at)) };
    case 'flatten':
      return explainPlan(plan.node, [...at, ...plan.path]);
    case 'fetch':
      return explainFetch(plan.fetch, at);
  }
}

function explainFetch({ subgraph, query, requires, variables }: PreparedFetch, at: readonly string[]): ExplainedFetch {
  const entities = (requires ?? []).flatMap((node) => (node.kind === Kind.INLINE_FRAGMENT ? (node.typeCondition ?? []) : []));
  return { kind: 'fetch', subgraph, at, entities: [...new Set(entities)], query: print(parse(query)), variables };
}
