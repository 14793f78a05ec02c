import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpServer, type HttpServer } from '../../gateway/http/http-server.ts';
import { startNodeTimeout } from '../support/node-timeout.ts';

const GET = 'GET / HTTP/1.1\r\nHost: gateway\r\n\r\n';

let server: HttpServer;
let origin: string;
let finish: () => void;
let answering: Promise<unknown>;
const sockets: Socket[] = [];

beforeEach(async () => {
  const mayFinish = new Promise<void>((resolve) => (finish = resolve));
  const asked = Promise.withResolvers<void>();
  answering = asked.promise;
  server = createHttpServer((request, response) => {
    asked.resolve();
    if (request.url === '/slow') void mayFinish.then(() => response.end('slow'));
    else response.end('quick');
  });
  origin = await server.listen(0, '127.0.0.1');
});
afterEach(async () => {
  finish();
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

async function send(text: string): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1').setEncoding('utf8');
  sockets.push(socket.on('error', () => undefined));
  await once(socket, 'connect');
  if (text) socket.write(text);
  return socket;
}

/** Closes the server, unless Node ends a connection that waits for the same first. */
async function closeBefore(sent: Parameters<typeof startNodeTimeout>[0]): Promise<string> {
  const timeout = await startNodeTimeout(sent);
  const first = await Promise.race([server.close().then(() => 'closed'), timeout.ended]);
  timeout.stop();
  return first;
}

describe('a server that closes', () => {
  it.each([
    ['has sent nothing', ''],
    ['has sent half a request', 'GET / HTTP/1.1\r\nHost: gate'],
  ])('does not wait for a client that %s', async (_what, text) => {
    await send(text);
    // Connections are taken in their order: when this one has been answered, the other one is there.
    await once(await send(GET), 'data');
    expect(await closeBefore('half a request')).toBe('closed');
  });

  it('does not wait for a client that keeps its connection after an answer', async () => {
    const socket = await send(GET);
    await once(socket, 'data');
    expect(await closeBefore('a request')).toBe('closed');
  });

  it('lets a request under way finish, tells its client that the connection ends, and closes right after', async () => {
    const slow = await send(GET.replace('/', '/slow'));
    await answering;
    const closing = server.close();
    expect(await Promise.race([closing, wait(100, 'open')])).toBe('open');
    const timeout = await startNodeTimeout('a request');
    finish();
    const [answer] = (await once(slow, 'data')) as [string];
    expect(answer).toContain('HTTP/1.1 200 OK');
    expect(answer).toContain('Connection: close');
    expect(await Promise.race([closing.then(() => 'closed'), timeout.ended])).toBe('closed');
    timeout.stop();
  });

  it('takes no new connection', async () => {
    await server.close();
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('can be closed without having listened, and more than once', async () => {
    const other = createHttpServer(() => undefined);
    await other.close();
    await server.close();
    await server.close();
  });
});
