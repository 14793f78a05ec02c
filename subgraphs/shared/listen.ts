import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import { readRequestId, REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import { echoFetchId } from './echo-fetch-id.ts';
import { fileAskedFor, type OpenFile, sendFile } from './files.ts';
import type { SubgraphLog } from './log.ts';

/** The gateway is the only client, and sends no larger requests. */
const MAX_BODY_BYTES = 5_000_000;

/** Time limits for the headers, the whole request, and an idle connection. */
const LIMITS = { maxHeaderSize: 16_384, headersTimeout: 8_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };
const STILL_MS = 30_000;

/**
 * Serves a subgraph on 127.0.0.1. Web pages cannot read its answers.
 *
 * @param server not started yet; stopping it closes the listener
 * @param port 0 selects a free one
 * @returns the URL of `/graphql`
 */
export async function listenOn<Context extends BaseContext>(
  server: ApolloServer<Context>,
  port: number,
  contextOf: (headers: IncomingHttpHeaders) => Promise<Context>,
  { subgraph, log, openFile }: { readonly subgraph: string; readonly log: SubgraphLog; readonly openFile: OpenFile },
): Promise<string> {
  const http = createServer(LIMITS, (request, response) => {
    echoFetchId(request, response);
    const requestId = readRequestId(request.headers[REQUEST_ID_HEADER]);
    const of = { subgraph, ...(requestId !== null && { requestId }) };
    const onRefusal: OnRefusal = (reason) => log.error({ event: 'request refused', ...of, reason });
    const file = fileAskedFor(request);
    const work =
      file === null
        ? answer(server, request, response, contextOf, onRefusal)
        : sendFile(response, () => openFile(file, assertionOf(request.headers), requestId ?? undefined));
    work.catch((error: unknown) => {
      // It is not a failure when the caller aborts, as the gateway does at its deadline. The gateway logs it.
      if (!request.destroyed || request.complete) log.error({ event: 'fault', ...of, ...traceOf(error) });
      response.destroy();
    });
  });
  http.timeout = STILL_MS;
  server.addPlugin(ApolloServerPluginDrainHttpServer({ httpServer: http }));
  await server.start();
  await listen(http, port);
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
}

/** @returns the value of the assertion header; null without one */
export const assertionOf = (headers: IncomingHttpHeaders): string | null => String(headers[ASSERTION_HEADER] ?? '') || null;

type OnRefusal = (reason: 'too-large' | 'not-json') => void;

const listen = (http: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject).listen(port, '127.0.0.1', resolve);
  });

async function answer<Context extends BaseContext>(
  server: ApolloServer<Context>,
  request: IncomingMessage,
  response: ServerResponse,
  contextOf: (headers: IncomingHttpHeaders) => Promise<Context>,
  onRefusal: OnRefusal,
): Promise<void> {
  const text = await readBody(request);
  if (text === null) {
    onRefusal('too-large');
    return refuse(request, response, 413);
  }
  const body = parse(text);
  if (body === undefined) {
    onRefusal('not-json');
    return refuse(request, response, 400);
  }
  const { method = '', url = '', headers } = request;
  const asked = {
    method,
    headers: new HeaderMap(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    search: url.includes('?') ? url.slice(url.indexOf('?')) : '',
    body,
  };
  const answered = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: asked, context: () => contextOf(headers) });
  response.writeHead(answered.status ?? 200, Object.fromEntries(answered.headers));
  response.end(answered.body.kind === 'complete' ? answered.body.string : '');
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.shouldKeepAlive = false;
  response.writeHead(status).end();
  request.resume();
}

/** @returns null when the body is too large */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @returns undefined when the body is not JSON; an empty object, which requests nothing, when it is empty */
function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    // The message of JSON.parse would contain a part of the body. The refusal is logged.
    return undefined;
  }
}
