import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type HttpClientName, httpSource, type Source } from '../../../gateway/sources/sources.ts';

const QUERY = '{"query":"query Q{a}","variables":{}}';
const MUTATION = '{"query":"mutation M{a}","variables":{}}';
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 18\r\n\r\n{"data":{"a":"b"}}';

/** What the server does with a request, by its number, the first being 0. */
type Act = (socket: Socket, request: number) => void;

let server: Server;
let source: Source;
afterEach(async () => {
  await source.close();
  await new Promise((resolve) => server.close(resolve));
});

/** Listens as a bare TCP server, so that it can close a connection at any byte. */
async function open(
  client: HttpClientName,
  act: Act,
): Promise<{ readonly requests: string[]; readonly connections: () => number }> {
  const requests: string[] = [];
  let connections = 0;
  server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      requests.push(/"query":"(\w+)/.exec(bytes.toString())?.[1] ?? '');
      act(socket, requests.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  source = httpSource(url, { timeoutMs: 10_000, maxBytes: 1_000 }, client);
  return { requests, connections: () => connections };
}
const answer: Act = (socket) => void socket.write(ANSWER);
const close: Act = (socket) => void socket.end();
const reset: Act = (socket) => void socket.resetAndDestroy();

describe.each(['own', 'undici'] as const)('by the client "%s"', (client) => {
  describe('a query whose kept-alive connection closes before the first byte of the answer', () => {
    it.each([
      ['closes', close],
      ['is reset', reset],
    ])('is sent once more on another connection: it %s', async (_how, end) => {
      const { requests, connections } = await open(client, (socket, request) => (request === 1 ? end : answer)(socket, request));
      await source.send(QUERY, null);
      expect(await source.send(QUERY, null)).toEqual({ data: { a: 'b' } });
      expect([requests, connections()]).toEqual([['query', 'query', 'query'], 2]);
    });

    it('is sent once more, and only once', async () => {
      const { requests } = await open(client, close);
      await expect(source.send(QUERY, null)).rejects.toThrow();
      expect(requests).toEqual(['query', 'query']);
    });

    it('includes a shorthand query', async () => {
      const { requests } = await open(client, (socket, request) => (request === 0 ? close : answer)(socket, request));
      await source.send('{"query":"{ a }"}', null);
      expect(requests).toHaveLength(2);
    });
  });

  describe('nothing else is sent again', () => {
    it.each([
      ['closes', close],
      ['is reset', reset],
    ])('a mutation, when its kept-alive connection %s', async (_how, end) => {
      const { requests } = await open(client, (socket, request) => (request === 1 ? end : answer)(socket, request));
      await source.send(MUTATION, null);
      await expect(source.send(MUTATION, null)).rejects.toThrow();
      expect(requests).toEqual(['mutation', 'mutation']);
    });

    it.each([
      ['one byte', 'H'],
      ['half a head', 'HTTP/1.1 200 OK\r\ncontent-ty'],
      ['a head', ANSWER.slice(0, ANSWER.indexOf('{'))],
      ['half an answer', ANSWER.slice(0, -3)],
      ['what is no HTTP', 'nonsense\r\n'],
    ])('a query when %s of its answer has arrived', async (_what, bytes) => {
      const { requests } = await open(client, (socket, request) => (request === 1 ? socket.end(bytes) : socket.write(ANSWER)));
      await source.send(QUERY, null);
      await expect(source.send(QUERY, null)).rejects.toThrow();
      expect(requests).toHaveLength(2);
    });

    it('a query that was answered with an error, or refused', async () => {
      const { requests } = await open(client, (socket) => void socket.end('HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n'));
      await expect(source.send(QUERY, null)).rejects.toThrow();
      expect(requests).toHaveLength(1);
    });

    it('a query, when the budget is spent', async () => {
      const { requests } = await open(client, reset);
      for (let sent = 0; sent < 50; sent++) await expect(source.send(QUERY, null)).rejects.toThrow();
      // Ten at once, and one for every ten requests.
      expect(requests.length).toBeGreaterThan(50 + 10);
      expect(requests.length).toBeLessThanOrEqual(50 + 10 + 5);
    });
  });
});
