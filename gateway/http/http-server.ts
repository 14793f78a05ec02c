import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { findHeadProblem, MAX_HEAD_BYTES } from './check-head.ts';
import { type AnswerHttp, limitAnswers } from './limit-answers.ts';
import { type OnRefused, refuseRequest, refuseUnread } from './refuse-request.ts';
import { requestIdOf } from './request-id.ts';

export type HttpServer = {
  /** @returns the origin that it listens at, as `http://127.0.0.1:4000`. Port 0 takes a free one */
  readonly listen: (port: number, host: string) => Promise<string>;
  /** Takes no more connections, lets requests under way finish, and closes what is open. */
  readonly close: () => Promise<void>;
};

/** How often a server that is closing looks whether requests are under way. */
const CLOSING_INTERVAL_MS = 20;

/** For a head, and for a whole request; both end the connection. Whatever reads a body has its own, earlier deadline. */
const HEAD_DEADLINE_MS = 8_000;
const ARRIVAL_DEADLINE_MS = 10_000;
const ARRIVAL_CHECK_MS = 1_000;

/** A connection on which nothing moves for so long ends, as that of a client that does not read its answers. */
const STILL_MS = 30_000;

/**
 * Makes a server that bounds what a connection can ask of it: the head of a request, the time in which it arrives, and the answers
 * that are under way. Every answer carries an id.
 *
 * @param answer ends every response, sooner or later: whoever closes the server waits for it
 * @param onRefused is told what is refused without `answer`
 */
export function createHttpServer(answer: AnswerHttp, onRefused: OnRefused = () => undefined): HttpServer {
  const limited = limitAnswers((request, response) => {
    if (!server.listening) response.shouldKeepAlive = false;
    const problem = findHeadProblem(request);
    if (problem) refuseRequest(request, response, problem, onRefused);
    else answer(request, response);
  });
  const receive: AnswerHttp = (request, response) => {
    requestIdOf(response);
    limited.answer(request, response);
  };
  const server = createServer(
    {
      maxHeaderSize: MAX_HEAD_BYTES,
      headersTimeout: HEAD_DEADLINE_MS,
      requestTimeout: ARRIVAL_DEADLINE_MS,
      connectionsCheckingInterval: ARRIVAL_CHECK_MS,
      // Looked at with the rest of the head.
      requireHostHeader: false,
    },
    receive,
  );
  server.timeout = STILL_MS;
  // An expectation that is not known may be ignored (RFC 9110, 10.1.1).
  server.on('checkExpectation', receive);
  server.on('clientError', (error, socket) => limited.breakOff(socket as Socket, () => refuseUnread(error, socket, onRefused)));
  return { listen: (port, host) => listen(server, port, host), close: () => close(server, limited.underWay) };
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { family, address, port: taken } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
}

async function close(server: Server, underWay: ReturnType<typeof limitAnswers>['underWay']): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of underWay()) response.shouldKeepAlive = false;
  // Node waits for connections on which nothing, or half a request, has come yet; nobody here does.
  const closeUnused = () => {
    if (underWay().length === 0) server.closeAllConnections();
  };
  const timer = setInterval(closeUnused, CLOSING_INTERVAL_MS);
  closeUnused();
  await closed;
  clearInterval(timer);
}
