import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from '../http/request-id.ts';
import { beginPhases } from '../telemetry/phase-times.ts';
import { chooseMediaType } from '../http/choose-media-type.ts';
import type { Received, Services } from './context.ts';
import { headerOf } from '../http/request-headers.ts';

/** Reads from the head of a request what every answer needs. */
export function receiveRequest(request: IncomingMessage, response: ServerResponse, { addressOf, clock }: Services): Received {
  const requestId = requestIdOf(response);
  return {
    request,
    trail: { requestId, fetches: 0, times: beginPhases() },
    requestId,
    address: addressOf(request),
    startedAt: clock(),
    mediaType: chooseMediaType(headerOf(request, 'accept')),
  };
}
