import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A connection to a plain Node server that Node closes after its timeout. What ends earlier did not wait for it. */
export type NodeTimeout = {
  /** Resolves when Node has ended the connection. */
  readonly ended: Promise<'a timeout of Node'>;
  readonly stop: () => void;
};

/** The last text from the client. Node waits five seconds after an answer, and a minute for the rest of a request. */
const SENT = {
  'a request': 'GET / HTTP/1.1\r\nHost: node\r\n\r\n',
  'half a request': 'GET / HTTP/1.1\r\nHost: no',
};

/** Starts the wait. Stop it after use. */
export async function startNodeTimeout(sent: keyof typeof SENT): Promise<NodeTimeout> {
  const server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const ended = once(socket.resume(), 'close').then(() => 'a timeout of Node' as const);
  socket.write(SENT[sent]);
  return {
    ended,
    stop() {
      socket.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}
