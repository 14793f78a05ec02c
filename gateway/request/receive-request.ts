import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf } from '../http/request-id.ts';
import { beginPhases } from '../telemetry/phase-times.ts';
import { TRACERESPONSE_HEADER, writeTraceparent } from '../../schema/contract/tracing/trace-context.ts';
import { chooseMediaType } from '../http/choose-media-type.ts';
import type { Received, Services } from './context.ts';
import { headerOf } from '../http/request-headers.ts';

/** Reads from the head of a request what every answer needs. */
export function receiveRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { addressOf, traces, clock }: Services,
): Received {
  const requestId = requestIdOf(response);
  const times = beginPhases();
  const trace = traces?.begin(requestId, headerOf(request, 'traceparent'), times.begun);
  if (trace) response.setHeader(TRACERESPONSE_HEADER, writeTraceparent(trace.context));
  return {
    request,
    trail: { requestId, fetches: 0, times, trace },
    requestId,
    address: addressOf(request),
    startedAt: clock(),
    mediaType: chooseMediaType(headerOf(request, 'accept')),
  };
}
