import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import { readRequestId, REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import { KEEP_ALIVE_MS } from '../../schema/contract/server-variables.ts';
import { createHttpOrHttpsServer, type ServerTls } from '../../schema/contract/tls.ts';
import { ASSERTION_HEADER } from '../../schema/contract/viewer-assertion.ts';
import type { SubgraphTraces } from './telemetry/trace-subgraph.ts';
import { answerRequest, type OnRefusal } from './answer-request.ts';
import { echoFetchId } from './echo-fetch-id.ts';
import { fileAskedFor, type OpenFile, sendFile } from './files.ts';
import type { KnownOperations } from './known-operations.ts';
import type { SubgraphLog } from './log.ts';

/** Time limits for the headers, the whole request, and an idle connection. */
const LIMITS = { maxHeaderSize: 16_384, headersTimeout: 8_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 };
const STILL_MS = 30_000;

/** Where a subgraph listens. */
export type ListenAddress = {
  readonly host: string;
  /** Null: HTTP. */
  readonly tls: ServerTls | null;
  /** See `KEEP_ALIVE_MS`. */
  readonly keepAliveMs?: number;
};

const LOCAL: ListenAddress = { host: '127.0.0.1', tls: null };

type Listening<Context> = {
  readonly subgraph: string;
  readonly log: SubgraphLog;
  readonly openFile: OpenFile;
  /** Answers what it can before Apollo Server. */
  readonly operations: KnownOperations<Context>;
  /** Once it is aborted, connections end with their next answer. */
  readonly draining: AbortSignal;
  readonly at?: ListenAddress | undefined;
  /** Is called when a request begins; what it returns, when it has ended. */
  readonly measure?: ((response: ServerResponse) => () => void) | undefined;
  readonly traces?: Pick<SubgraphTraces, 'around'> | null | undefined;
};

/**
 * Serves a subgraph. Web pages cannot read its answers.
 *
 * @param server not started yet; stopping it closes the listener
 * @param port 0 selects a free one
 * @returns the URL of `/graphql`
 */
export async function listenOn<Context extends BaseContext>(
  server: ApolloServer<Context>,
  port: number,
  contextOf: (headers: IncomingHttpHeaders) => Promise<Context>,
  { subgraph, log, openFile, operations, draining, at = LOCAL, measure, traces }: Listening<Context>,
): Promise<string> {
  const http = createHttpOrHttpsServer(at.tls, LIMITS, (request, response) => {
    if (draining.aborted) response.shouldKeepAlive = false;
    echoFetchId(request, response);
    const measured = measure?.(response);
    const requestId = readRequestId(request.headers[REQUEST_ID_HEADER]);
    const of = { subgraph, ...(requestId !== null && { requestId }) };
    const onRefusal: OnRefusal = (reason) => log.error({ event: 'request refused', ...of, reason });
    const file = fileAskedFor(request);
    const answer = () =>
      file === null
        ? answerRequest({ server, operations, contextOf, onRefusal }, request, response)
        : sendFile(response, () => openFile(file, assertionOf(request.headers), requestId ?? undefined));
    const work = traces ? traces.around(request, response, answer) : answer();
    const ended = work.catch((error: unknown) => {
      // It is not a failure when the caller aborts, as the gateway does at its deadline. The gateway logs it.
      if (!request.destroyed || request.complete) log.error({ event: 'fault', ...of, ...traceOf(error) });
      response.destroy();
    });
    void ended.then(measured);
  });
  http.timeout = STILL_MS;
  // It is told in each answer, and the gateway gives a connection up before.
  http.keepAliveTimeout = at.keepAliveMs ?? KEEP_ALIVE_MS;
  server.addPlugin(ApolloServerPluginDrainHttpServer({ httpServer: http }));
  await server.start();
  await listen(http, port, at.host);
  const { address, family, port: taken } = http.address() as AddressInfo;
  return `${at.tls ? 'https' : 'http'}://${family === 'IPv6' ? `[${address}]` : address}:${taken}/graphql`;
}

/** @returns the value of the assertion header; null without one */
export const assertionOf = (headers: IncomingHttpHeaders): string | null => String(headers[ASSERTION_HEADER] ?? '') || null;

const listen = (http: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject).listen(port, host, resolve);
  });
