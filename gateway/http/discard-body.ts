import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Discards what has not been read of a body. With half of it still on its way, the connection is of no use to the next request on it
 * and ends with the answer. Called before the answer is written.
 */
export function discardBody(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete && announcesBody(request)) response.shouldKeepAlive = false;
  request.resume();
}

/** Node learns that a request without a body is complete only after it has been handed over. */
const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
