import { Kind, parse, print } from 'graphql';
import type { FetchBatch, Plan } from '../planning/plan.ts';
import type { PreparedFetch } from '../planning/prepare-fetch.ts';

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
  /** How it went, when it was sent. */
  readonly took: FetchTime | null;
};

export type FetchTime = {
  /** Milliseconds from the beginning of the run to that of the fetch. */
  readonly afterMs: number;
  readonly ms: number;
  /** Of the answer as JSON; null: there was none. */
  readonly bytes: number | null;
  /** How many fetches went as one request, this one among them. */
  readonly together: number;
};

/** By the fetch that was sent, which may stand for several of the plan. */
export type FetchTimes = Map<object, Omit<FetchTime, 'together'>>;

/**
 * @param at where the plan's objects stand
 * @param times how the fetches went, when they were sent
 */
export function explainPlan(
  plan: Plan,
  at: readonly string[] = [],
  times: FetchTimes = new Map(),
  batches: readonly FetchBatch[] = [],
): ExplainedPlan {
  switch (plan.kind) {
    case 'sequence':
      return { kind: plan.kind, nodes: plan.nodes.map((node) => explainPlan(node, at, times, batches)) };
    case 'parallel':
      return { kind: plan.kind, nodes: plan.nodes.map((node) => explainPlan(node, at, times, plan.batches)) };
    case 'flatten':
      return explainPlan(plan.node, [...at, ...plan.path], times, batches);
    case 'fetch':
      return explainFetch(plan.fetch, at, timeOf(plan.fetch, times, batches));
  }
}

function timeOf(fetch: PreparedFetch, times: FetchTimes, batches: readonly FetchBatch[]): FetchTime | null {
  const batch = batches.find(({ parts }) => parts.includes(fetch));
  const joined = batch && times.get(batch.joined);
  if (joined) return { ...joined, together: batch.parts.length };
  const alone = times.get(fetch);
  return alone ? { ...alone, together: 1 } : null;
}

function explainFetch(
  { subgraph, query, requires, variables }: PreparedFetch,
  at: readonly string[],
  took: FetchTime | null,
): ExplainedFetch {
  const entities = (requires ?? []).flatMap((node) => (node.kind === Kind.INLINE_FRAGMENT ? (node.typeCondition ?? []) : []));
  const given = variables.map((variable) => variable.given);
  return { kind: 'fetch', subgraph, at, entities: [...new Set(entities)], query: print(parse(query)), variables: given, took };
}
