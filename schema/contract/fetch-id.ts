/**
 * The id of one fetch. A subgraph returns it with its answer, whatever the answer is. The gateway sends several queries on one
 * connection before it reads their answers only to a subgraph that does: the id shows that an answer belongs to its query.
 */
export const FETCH_ID_HEADER = 'x-fetch-id';

const FETCH_ID = /^[\w-]{1,64}$/;

/** @returns the id that a gateway sent; null for anything that does not have its form, which is not returned */
export const readFetchId = (header: unknown): string | null =>
  typeof header === 'string' && FETCH_ID.test(header) ? header : null;
