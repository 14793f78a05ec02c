import { Kind, parse, print } from 'graphql';
import type { FetchBatch, Plan } from '../planning/plan.ts';
import type { PreparedFetch } from '../planning/prepare-fetch.ts';

/** A query plan as plain JSON. */
export type ExplainedPlan = { readonly kind: 'sequence' | 'parallel'; readonly nodes: readonly ExplainedPlan[] } | ExplainedFetch;

export type ExplainedFetch = {
  readonly kind: 'fetch';
  readonly subgraph: string;
  /** The path of the fetched objects in the answer, with `@` for each item of a list. Empty at the root. */
  readonly at: readonly string[];
  /** The types of the entities whose fields are fetched; empty at the root. */
  readonly entities: readonly string[];
  /** The operation sent to the subgraph, printed. */
  readonly query: string;
  /** The client's variables that are sent with it. */
  readonly variables: readonly string[];
  /** Timing, if the fetch was sent. */
  readonly took: FetchTime | null;
};

export type FetchTime = {
  /** Milliseconds from the start of the run to the start of the fetch. */
  readonly afterMs: number;
  readonly ms: number;
  /** Size of the answer as JSON. Null: there was no answer. */
  readonly bytes: number | null;
  /** How many fetches were sent as one request, including this one. */
  readonly together: number;
};

/** By the fetch that was sent, which may combine several of the plan. */
export type FetchTimes = Map<object, Omit<FetchTime, 'together'>>;

/**
 * @param at the path of the plan's objects
 * @param times the timing of the fetches, if they were sent
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
