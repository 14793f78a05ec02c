import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';

const ID = Symbol('request id');

export const newRequestId = (): string => randomUUID();

/**
 * @returns the id of a request. The client's own header of that name is ignored. Whoever writes the head of the answer passes the
 *   id with the other headers, since a head that is written at once costs half as much as one that is collected
 */
export function requestIdOf(response: ServerResponse & { [ID]?: string }): string {
  return (response[ID] ??= newRequestId());
}

/** Makes the id of a request a header of its answer. @returns the id */
export function setRequestId(response: ServerResponse): string {
  const id = requestIdOf(response);
  response.setHeader(REQUEST_ID_HEADER, id);
  return id;
}
