import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { publicError } from '../../schema/contract/errors.ts';
import { chooseLocale } from '../../schema/contract/locales.ts';
import type { RequestContext } from './request-context.ts';
import type { IdentifyViewer } from './identify-viewer.ts';
import { MAX_BODY_BYTES, REQUEST_DEADLINE_MS } from './limits.ts';
import { refusal } from './refusal.ts';

export type Response = { status: number; headers: Iterable<readonly [string, string]>; body: string | Buffer };

/** Answers are for one viewer and one moment: no cache keeps them, no page frames them (pitfall 24). */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['cache-control', 'private, no-store'],
  ['x-content-type-options', 'nosniff'],
  ['vary', 'authorization, accept-language'],
];

/** Answers one HTTP request. Never throws. */
export type ReceiveRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** @returns the network address of whoever sent a request */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * @param trustProxy whether a proxy of ours stands in front, whose last word in X-Forwarded-For is the client. Without one
 *   that header is the client's own invention
 */
export function clientAddress(trustProxy: boolean): AddressOf {
  return ({ socket, headers }) => {
    const forwarded = trustProxy
      ? String(headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : undefined;
    return forwarded || (socket.remoteAddress ?? 'unknown');
  };
}

/** @param clock milliseconds since 1970 */
export function createReceiver(
  server: ApolloServer<RequestContext>,
  identifyViewer: IdentifyViewer,
  clock: () => number,
  addressOf: AddressOf,
): ReceiveRequest {
  return receiver((request) => answerRequest(request, server, identifyViewer, clock, addressOf));
}

/** @param answer answers a request; what it throws is the refusal that is answered instead */
export function receiver(answer: (request: IncomingMessage) => Promise<Response>): ReceiveRequest {
  return async (request, response) => {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<Response>((resolve) => {
      timer = setTimeout(() => resolve(refused(refusal('REQUEST_TIMEOUT'))), REQUEST_DEADLINE_MS);
    });
    const answered = answer(request).catch((error: unknown) => refused(error as GraphQLError));
    const first = await Promise.race([answered, deadline]);
    // With half a body still on its way, the connection would be of no use to the next request on it.
    if (!request.complete) response.shouldKeepAlive = false;
    send(response, first);
    clearTimeout(timer);
  };
}

async function answerRequest(
  request: IncomingMessage,
  server: ApolloServer<RequestContext>,
  identifyViewer: IdentifyViewer,
  clock: () => number,
  addressOf: AddressOf,
): Promise<Response> {
  const { method = 'GET', url = '/', headers } = request;
  const body = method === 'POST' ? parseBody(await readBody(request), headers['content-type']) : undefined;
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headerMap(headers), search: new URL(url, 'http://gateway').search, body },
    context: async () => {
      const asker = await identifyViewer(authorizationOf(request), clock());
      const locale = chooseLocale(headers['accept-language'], asker.viewer.standing.language);
      return { requestId: randomUUID(), address: addressOf(request), ...asker, locale };
    },
  });
  const text = result.body.kind === 'complete' ? result.body.string : '';
  return { status: result.status ?? 200, headers: result.headers, body: text };
}

/** Node keeps the first of several Authorization headers. Which one was meant, nobody can say. */
export function authorizationOf({ headersDistinct }: IncomingMessage): string | undefined {
  const [authorization, another] = headersDistinct['authorization'] ?? [];
  if (another !== undefined) throw refusal('UNAUTHENTICATED');
  return authorization;
}

/** @throws REQUEST_TOO_LARGE */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      request.resume();
      throw refusal('REQUEST_TOO_LARGE');
    }
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0].toString('utf8') : Buffer.concat(chunks).toString('utf8');
}

/** @throws UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST */
export function parseBody(text: string, contentType: string | undefined): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) throw refusal('UNSUPPORTED_MEDIA_TYPE');
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('BAD_REQUEST', 'The body is not JSON');
  }
}

function headerMap(headers: IncomingMessage['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

export function refused(error: GraphQLError): Response {
  const { code = 'INTERNAL_SERVER_ERROR', http } = (error.extensions ?? {}) as {
    code?: 'INTERNAL_SERVER_ERROR';
    http?: { status: number; headers?: HeaderMap };
  };
  const body = JSON.stringify({ errors: [publicError(code, undefined, http && error.message)] });
  return {
    status: http?.status ?? 500,
    headers: [...(http?.headers ?? []), ['content-type', 'application/json; charset=utf-8']],
    body,
  };
}

function send(response: ServerResponse, { status, headers, body }: Response): void {
  if (response.destroyed) return;
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  for (const [name, value] of ALWAYS) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}
