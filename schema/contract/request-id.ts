/** Connects an answer, its log lines in gateway and subgraphs, and its audit record. */
export const REQUEST_ID_HEADER = 'x-request-id';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** @returns the id that a gateway sent; null for anything that does not have its form, which is not logged */
export const readRequestId = (header: unknown): string | null =>
  typeof header === 'string' && REQUEST_ID.test(header) ? header : null;
