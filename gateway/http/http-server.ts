import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { KEEP_ALIVE_MS } from '../../schema/contract/server-variables.ts';
import { createHttpOrHttpsServer, type ServerTls } from '../../schema/contract/tls.ts';
import { findHeadProblem, MAX_HEAD_BYTES } from './check-head.ts';
import { type AnswerHttp, limitAnswers } from './limit-answers.ts';
import { type OnRefused, refuseRequest, refuseUnread } from './refuse-request.ts';

export type HttpServer = {
  /** @returns the origin of the server, as `http://127.0.0.1:4000`. Port 0 takes a free port */
  readonly listen: (port: number, host: string) => Promise<string>;
  /** From now on each connection ends with its next answer, so that clients and proxies open others elsewhere. */
  readonly drain: () => void;
  /** Accepts no more connections, lets requests in progress finish, and closes all connections. */
  readonly close: () => Promise<void>;
};

/** How often a closing server checks for requests in progress. */
const CLOSING_INTERVAL_MS = 20;

/** The deadlines for a head and for a whole request. Both end the connection. Code that reads a body has an earlier deadline. */
const HEAD_DEADLINE_MS = 8_000;
const ARRIVAL_DEADLINE_MS = 10_000;
const ARRIVAL_CHECK_MS = 1_000;

/** A connection ends after this time without a byte during a request, for instance when a client does not read its answer. */
const STILL_MS = 30_000;

/**
 * Creates a server that limits each connection: the head of a request, the time in which it arrives, and the number of answers
 * in progress.
 *
 * @param answer must end every response eventually, because closing the server waits for it, and give each the id of its request
 * @param onRefused is called for each request that is refused without `answer`
 * @param tls null: HTTP
 * @param keepAliveMs how long an idle connection is kept, which each answer tells
 */
export function createHttpServer(
  answer: AnswerHttp,
  onRefused: OnRefused = () => undefined,
  tls: ServerTls | null = null,
  keepAliveMs: number = KEEP_ALIVE_MS,
): HttpServer {
  let draining = false;
  const limited = limitAnswers((request, response) => {
    if (draining || !server.listening) response.shouldKeepAlive = false;
    const problem = findHeadProblem(request);
    if (problem) refuseRequest(request, response, problem, onRefused);
    else answer(request, response);
  });
  const server = createHttpOrHttpsServer(
    tls,
    {
      maxHeaderSize: MAX_HEAD_BYTES,
      headersTimeout: HEAD_DEADLINE_MS,
      requestTimeout: ARRIVAL_DEADLINE_MS,
      connectionsCheckingInterval: ARRIVAL_CHECK_MS,
      // Checked with the rest of the head.
      requireHostHeader: false,
    },
    limited.answer,
  );
  server.timeout = STILL_MS;
  server.keepAliveTimeout = keepAliveMs;
  // An unknown expectation may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', limited.answer);
  server.on('clientError', (error, socket) => limited.breakOff(socket as Socket, () => refuseUnread(error, socket, onRefused)));
  return {
    listen: async (port, host) => `${tls ? 'https' : 'http'}://${await listen(server, port, host)}`,
    drain: () => void (draining = true),
    close: () => close(server, limited.underWay),
  };
}

/** @returns the address and port */
async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { family, address, port: taken } = server.address() as AddressInfo;
  return `${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
}

async function close(server: Server, underWay: ReturnType<typeof limitAnswers>['underWay']): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of underWay()) response.shouldKeepAlive = false;
  // Node would wait for connections that have sent nothing or half a request. Here they are closed.
  const closeUnused = () => {
    if (underWay().length === 0) server.closeAllConnections();
  };
  const timer = setInterval(closeUnused, CLOSING_INTERVAL_MS);
  closeUnused();
  await closed;
  clearInterval(timer);
}
