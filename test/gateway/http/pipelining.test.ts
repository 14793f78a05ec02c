import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHttpServer, type HttpServer } from '../../../gateway/http/http-server.ts';
import { connectRaw, type RawConnection } from '../../support/raw-http.ts';

const LIMIT = 8;
const requestTo = (path: string) => `GET ${path} HTTP/1.1\r\nHost: gateway\r\n\r\n`;
const pipelined = (count: number) => Array.from({ length: count }, (_, index) => requestTo(`/${index}`)).join('');

/** What the server has begun to answer, in order, and how much of it was under way at most. */
let begun: string[];
let underWay: number;
let most: number;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: HttpServer;
let origin: string;
let connections: RawConnection[];

beforeEach(async () => {
  [begun, underWay, most, connections] = [[], 0, 0, []];
  server = createHttpServer((request, response) => {
    if (request.url === '/after') return void response.end('read');
    begun.push(request.url ?? '');
    most = Math.max(most, (underWay += 1));
    // Before the server hears of it, and begins the next.
    response.prependOnceListener('close', () => (underWay -= 1));
    answer(request, response);
  });
  origin = await server.listen(0, '127.0.0.1');
});
afterEach(async () => {
  for (const { socket } of connections) socket.destroy();
  await server.close();
});

const open = async (text: string): Promise<RawConnection> => {
  const connection = await connectRaw(origin, text);
  connections.push(connection);
  return connection;
};
/** What has been sent before has been read when another connection gets its answer. */
const letServerRead = async (): Promise<void> => void (await (await open(requestTo('/after'))).until(/read$/));
const paths = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`);

describe('pending answers on one connection', () => {
  it('are eight at most; when one has been sent, the next begins', async () => {
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    const { until } = await open(pipelined(50));
    await letServerRead();
    expect(begun).toEqual(paths(LIMIT));
    for (let sent = 0; sent < 3; sent += 1) {
      held[sent]!.end(`answer ${sent}.`);
      await until(new RegExp(`answer ${sent}\\.`));
    }
    await letServerRead();
    expect(begun).toEqual(paths(LIMIT + 3));
    for (const response of held) response.end();
  });

  it('are eight at most for a client that reads nothing, and all come in order when it reads', async () => {
    answer = (request, response) => response.end(`${'x'.repeat(10_000)}<${request.url}>`);
    const { socket, until, received } = await open('');
    socket.pause();
    socket.write(pipelined(1_000));
    await letServerRead();
    expect(most).toBeLessThanOrEqual(LIMIT);
    socket.resume();
    await until(/<\/999>$/);
    expect([...received().matchAll(/<(\/\d+)>/g)].map(([, path]) => path)).toEqual(paths(1_000));
    expect(most).toBeLessThanOrEqual(LIMIT);
  });

  it('keep the connection from being read on', async () => {
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    const padded = requestTo('/').replace('\r\n\r\n', `\r\nX-A: ${'a'.repeat(1_000)}\r\n\r\n`);
    await open(padded.repeat(5_000));
    for (let turn = 0; turn < 20; turn += 1) await letServerRead();
    const { socket } = held[0]!.req;
    const before = socket.bytesRead;
    // Node reads 64 kB at a time.
    expect(before).toBeLessThanOrEqual(2 * 65_536);
    for (let turn = 0; turn < 20; turn += 1) await letServerRead();
    expect(socket.bytesRead).toBe(before);
    answer = (_request, response) => response.end();
    for (const response of held) response.end();
  });

  it('are counted separately for each connection', async () => {
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    for (let index = 0; index < 3; index += 1) await open(pipelined(20));
    await letServerRead();
    expect(held).toHaveLength(3 * LIMIT);
    for (let response = held.shift(); response; response = held.shift()) response.end();
  });

  it('do not wait for a body that is still to arrive on the connection', async () => {
    const post = (index: number) =>
      `POST /${index} HTTP/1.1\r\nHost: gateway\r\nContent-Length: 5000\r\n\r\n${String(index).padEnd(5_000, '.')}`;
    answer = (request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length)).on('end', () => response.end(`<${request.url} ${bytes}>`));
    };
    const { until, received } = await open(Array.from({ length: 100 }, (_, index) => post(index)).join(''));
    await until(/<\/99 5000>$/);
    expect(received().match(/<\/\d+ 5000>/g)).toHaveLength(100);
    expect(most).toBeLessThanOrEqual(LIMIT);
  });

  it('end with their connection; a closing server waits for them', async () => {
    const held: ServerResponse[] = [];
    answer = (_request, response) => void held.push(response);
    const { socket, closed } = await open(pipelined(20));
    await letServerRead();
    socket.destroy();
    await closed;
    // A connection that is not read shows its end when something is written to it.
    while (held.length > 0) {
      for (const response of held.splice(0)) response.end('for nobody');
      await letServerRead();
    }
    await server.close();
    await expect(fetch(origin)).rejects.toThrow();
  });
});
