import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** One request as it arrived. */
export type RawRequest = {
  readonly socket: Socket;
  readonly head: string;
  readonly body: string;
  /** The value of `x-fetch-id`. */
  readonly id: string;
};

/** A server that reads requests, and on which a test writes any bytes as answers. */
export type RawServer = {
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** The connections so far, in the order they came. */
  readonly sockets: readonly Socket[];
  /** Waits until so many requests have come. */
  readonly received: (requests: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** @param onRequest is told each request and its number, the first being 0. @param tls of a server behind TLS */
export async function startRawServer(
  onRequest: (request: RawRequest, number: number) => void,
  tls?: { readonly key: string; readonly cert: string },
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets: Socket[] = [];
  const waiting = new Set<() => void>();
  const serve = (socket: Socket) => {
    sockets.push(socket);
    readRequests(socket, (request) => {
      requests.push(request);
      for (const look of waiting) look();
      onRequest(request, requests.length - 1);
    });
  };
  const server: Server = tls ? createTlsServer(tls, serve) : createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    sockets,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => requests.length >= count && resolve();
        waiting.add(look);
        look();
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function readRequests(socket: Socket, onRequest: (request: RawRequest) => void): void {
  let received = '';
  socket
    .setEncoding('latin1')
    .setNoDelay(true)
    .on('error', () => undefined)
    .on('data', (more) => {
      received += String(more);
      for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
        const head = received.slice(0, end + 2);
        const next = end + 4 + Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
        if (received.length < next) return;
        const body = received.slice(end + 4, next);
        received = received.slice(next);
        onRequest({ socket, head, body, id: /^x-fetch-id: (.*)\r$/im.exec(head)?.[1] ?? '' });
      }
    });
}

/** An answer of status 200 with JSON. */
export const rawAnswer = (text: string, id?: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${id === undefined ? '' : `x-fetch-id: ${id}\r\n`}` +
  `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
