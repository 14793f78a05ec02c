import type { ServerResponse } from 'node:http';
import { ERRORS, isErrorCode } from '../../schema/contract/errors.ts';
import type { MediaType } from './choose-media-type.ts';
import type { Outcome } from './outcome.ts';

/** Answers are for one viewer and one moment: no cache keeps them, no page frames them (pitfall 24). */
export const ALWAYS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  vary: 'authorization, accept-language',
} as const;

/**
 * @returns the status of an outcome: 200 beside data; else that of the closed table, but for a client that knows plain JSON
 *   alone, to which what is wrong with a document is told under 200 (GraphQL over HTTP, 6.4.1)
 */
export function statusOf({ data, errors }: Outcome, { isPlainJson }: MediaType): number {
  if (data !== undefined) return 200;
  const code = errors[0]?.extensions?.['code'];
  const status = (isErrorCode(code) && ERRORS[code].http) || 200;
  return status === 400 && code !== 'BAD_REQUEST' && isPlainJson ? 200 : status;
}

/** Writes an outcome as the response. @param headers of this very response, in lower case */
export function respond(
  response: ServerResponse,
  outcome: Outcome,
  mediaType: MediaType,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  const { data, errors, explanation } = outcome;
  const told = explanation && { extensions: { explain: explanation } };
  const body = `${JSON.stringify({ ...(errors.length > 0 && { errors }), ...(data !== undefined && { data }), ...told })}\n`;
  response.writeHead(statusOf(outcome, mediaType), {
    ...ALWAYS,
    ...Object.fromEntries(outcome.headers),
    ...headers,
    'content-type': mediaType.contentType,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
