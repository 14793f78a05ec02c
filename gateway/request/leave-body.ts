import type { IncomingMessage, ServerResponse } from 'node:http';

/** Reads a body no further: with half of it still on its way, the connection would be of no use to the next request on it. */
export function leaveBody(request: IncomingMessage, response: ServerResponse): void {
  if (!request.complete) response.shouldKeepAlive = false;
  request.resume();
}
