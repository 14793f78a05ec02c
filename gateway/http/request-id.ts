import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';

export const newRequestId = (): string => randomUUID();

/** @returns the id of a request, which is a header of its response. The client's own header of that name is ignored */
export function requestIdOf(response: ServerResponse): string {
  const given = response.getHeader(REQUEST_ID_HEADER);
  if (typeof given === 'string') return given;
  const id = newRequestId();
  response.setHeader(REQUEST_ID_HEADER, id);
  return id;
}
