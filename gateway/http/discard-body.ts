import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Discards the unread part of a body. If the body has not fully arrived, the connection cannot be used for another request and
 * ends with the answer. Must be called before the answer is written.
 */
export function discardBody(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete && announcesBody(request)) response.shouldKeepAlive = false;
  request.resume();
}

/** Node marks a request without a body as complete only after passing it on. */
const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
