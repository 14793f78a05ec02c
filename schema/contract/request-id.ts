/** By which an answer, its log lines in gateway and subgraphs, and its audit record find each other. */
export const REQUEST_ID_HEADER = 'x-request-id';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** @returns the id that a gateway sent; null for anything that has not the form of one, which is not worth a log line */
export const readRequestId = (header: unknown): string | null =>
  typeof header === 'string' && REQUEST_ID.test(header) ? header : null;
