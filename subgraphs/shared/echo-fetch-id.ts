import type { IncomingMessage, ServerResponse } from 'node:http';
import { FETCH_ID_HEADER, readFetchId } from '../../schema/contract/fetch-id.ts';

/** Adds the id of a fetch to its answer, whatever the answer will be. Call it before anything is written. */
export function echoFetchId(request: IncomingMessage, response: ServerResponse): void {
  const id = readFetchId(request.headers[FETCH_ID_HEADER]);
  if (id !== null) response.setHeader(FETCH_ID_HEADER, id);
}
