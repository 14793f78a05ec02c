import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardBody } from './discard-body.ts';
import { REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import { TRACEPARENT_HEADER, TRACERESPONSE_HEADER } from '../../schema/contract/tracing/trace-context.ts';
import { setRequestId } from './request-id.ts';
import { headerOf } from './request-headers.ts';

/** What pages of other origins may do (the Fetch standard, 3.3). */
export type CrossOrigin = {
  /** @returns the headers that let a page read the answer; none for an origin of no client */
  readonly headersFor: (request: IncomingMessage) => Readonly<Record<string, string>>;
  /** Answers a browser's preflight request. */
  readonly answerPreflight: (request: IncomingMessage, response: ServerResponse) => void;
};

/** What a page of a known origin may do at a path. */
export type CorsPolicy = {
  readonly methods: readonly string[];
  /** Headers that the page may set, besides those that every page may. */
  readonly requestHeaders: readonly string[];
  /** Headers that the page may read, besides those that every page may. */
  readonly responseHeaders: readonly string[];
};

/** At `/graphql`. */
export const GRAPHQL_CORS: CorsPolicy = {
  methods: ['GET', 'POST'],
  // The headers that front-end GraphQL clients set.
  requestHeaders: [
    'accept-language',
    'apollo-require-preflight',
    'apollographql-client-name',
    'apollographql-client-version',
    'authorization',
    'content-type',
    TRACEPARENT_HEADER,
  ],
  responseHeaders: ['content-language', 'retry-after', TRACERESPONSE_HEADER, REQUEST_ID_HEADER],
};

const PREFLIGHT_SECONDS = 600;

/**
 * Credentials are not allowed. A browser has none for the graph: a token that the page sends itself identifies the viewer.
 *
 * @param origins the origins of all clients, because a preflight does not identify the client
 */
export function createCrossOrigin(origins: readonly string[], rights: CorsPolicy): CrossOrigin {
  const known = new Set(origins.map((origin) => new URL(origin).origin));
  const allowed = (request: IncomingMessage): Record<string, string> => {
    const origin = headerOf(request, 'origin');
    return origin !== undefined && known.has(origin) ? { 'access-control-allow-origin': origin } : {};
  };
  return {
    headersFor: (request) => {
      const headers = allowed(request);
      return Object.keys(headers).length > 0
        ? { ...headers, 'access-control-expose-headers': rights.responseHeaders.join(', ') }
        : headers;
    },
    answerPreflight(request, response) {
      const headers = allowed(request);
      const isAllowed = Object.keys(headers).length > 0;
      setRequestId(response);
      discardBody(request, response);
      response.writeHead(204, {
        allow: [...rights.methods, 'OPTIONS'].join(', '),
        vary: 'origin',
        ...headers,
        ...(isAllowed && {
          'access-control-allow-methods': rights.methods.join(', '),
          'access-control-allow-headers': rights.requestHeaders.join(', '),
          'access-control-max-age': String(PREFLIGHT_SECONDS),
        }),
      });
      response.end();
    },
  };
}
