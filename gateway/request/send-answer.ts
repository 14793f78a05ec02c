import type { ServerResponse } from 'node:http';
import { chooseCoding } from '../http/choose-coding.ts';
import { headerOf } from '../http/request-headers.ts';
import { ANY_JSON } from '../http/choose-media-type.ts';
import type { Received, Services } from './context.ts';
import type { Outcome } from './outcome.ts';
import { cachePolicyOf } from './cache-policy.ts';
import { respond } from './respond.ts';

/**
 * Writes the outcome of a request as its response.
 *
 * @param headers the headers of every answer to this request, in lower case
 * @returns the status
 */
export function sendAnswer(
  response: ServerResponse,
  { request, trail, mediaType, startedAt }: Received,
  outcome: Outcome,
  headers: Readonly<Record<string, string>>,
  { clock, compression }: Services,
): number {
  const language = trail.locale && { 'content-language': trail.locale };
  const policy = cachePolicyOf(request, outcome, startedAt, clock());
  const coding = compression ? () => chooseCoding(headerOf(request, 'accept-encoding')) : null;
  return respond(response, outcome, mediaType ?? ANY_JSON, { ...language, ...headers }, policy, coding);
}
