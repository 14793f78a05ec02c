import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HttpServer = {
  /** @returns the origin that it listens at, as `http://127.0.0.1:4000`. Port 0 takes a free one */
  readonly listen: (port: number, host: string) => Promise<string>;
  /** Takes no more connections, lets requests under way finish, and closes what is open. */
  readonly close: () => Promise<void>;
};

/** How often a server that is closing looks whether requests are under way. */
const CLOSING_INTERVAL_MS = 20;

/** @param answer ends every response, sooner or later: whoever closes the server waits for it */
export function createHttpServer(answer: (request: IncomingMessage, response: ServerResponse) => void): HttpServer {
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (!server.listening) response.shouldKeepAlive = false;
    answer(request, response);
  });
  return {
    async listen(port, host) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, host, resolve);
      });
      const { family, address, port: taken } = server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of underWay) response.shouldKeepAlive = false;
      // Node waits for connections on which nothing, or half a request, has come yet; nobody here does.
      const closeUnused = () => {
        if (underWay.size === 0) server.closeAllConnections();
      };
      const timer = setInterval(closeUnused, CLOSING_INTERVAL_MS);
      closeUnused();
      await closed;
      clearInterval(timer);
    },
  };
}
