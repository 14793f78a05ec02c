import type { JsonObject } from '../json/json.ts';
import type { NumberPlaces } from '../sources/number-places.ts';
import type { PreparedFetch } from './prepare-fetch.ts';

/** A query plan whose fetches are ready to be sent. */
export type Plan =
  | { readonly kind: 'sequence'; readonly nodes: readonly Plan[] }
  | { readonly kind: 'parallel'; readonly nodes: readonly Plan[]; readonly batches: readonly FetchBatch[] }
  | { readonly kind: 'flatten'; readonly path: readonly string[]; readonly node: Plan }
  | { readonly kind: 'fetch'; readonly fetch: PreparedFetch };

/** Parallel fetches from one subgraph, and the one request that can replace them. */
export type FetchBatch = {
  readonly parts: readonly PreparedFetch[];
  readonly joined: SentFetch;
};

/** The parts of a fetch that are sent, and how its answer is read. */
export type SentFetch = Pick<PreparedFetch, 'subgraph' | 'queryJson' | 'operationName'> & {
  /** Where in the answer every digit of a number counts; by default everywhere. */
  readonly numbers?: NumberPlaces;
};

/** @returns the `{ data, errors }` that a subgraph answered. @throws when there is no such answer */
export type SendFetch = (fetch: SentFetch, variables: JsonObject) => Promise<JsonObject>;
