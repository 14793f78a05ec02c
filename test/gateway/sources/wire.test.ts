import { afterEach, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerFirst,
  connectionsOf,
  openWireToServer,
  outcomeOf,
  QUERY_BODY,
  shareConnection,
  type WireToServer,
} from '../../support/open-wire.ts';
import { rawAnswer, type RawRequest } from '../../support/raw-server.ts';

let wire: WireToServer;
afterEach(() => wire.stop());

const open = async (...parameters: Parameters<typeof openWireToServer>) => (wire = await openWireToServer(...parameters));
const share = async (onRequest: Parameters<typeof openWireToServer>[0]) => shareConnection(await open(onRequest));
const answerWithoutId = ({ socket }: RawRequest, number: number): void => void socket.write(rawAnswer(String(number)));

describe('a request', () => {
  it('has the length of its bytes, and its headers', async () => {
    const { client, server } = await open(answer);
    await client.post(['x-one', 'a b', 'x-two', ''], '{"query":"query{señal金}"}', true);
    expect(server.requests[0]?.body).toBe(Buffer.from('{"query":"query{señal金}"}').toString('latin1'));
    expect(server.requests[0]?.head.replace(/(x-fetch-id: ).*/, '$1…')).toBe(
      [
        'POST /graphql HTTP/1.1',
        `host: ${new URL(server.url).host}`,
        'content-type: application/json',
        'accept: application/json',
        'accept-encoding: gzip, deflate, br, zstd',
        'x-one: a b',
        'x-two: ',
        'x-fetch-id: …',
        'content-length: 28',
        '',
      ].join('\r\n'),
    );
  });

  it.each(['a\r\nx: y', 'a\nb', 'ä', '\0'])('is not sent with the header %j', async (value) => {
    const { client, server } = await open(answer);
    await expect(client.post(['x-one', value], QUERY_BODY, true)).rejects.toThrow('x-one');
    expect(server.requests).toEqual([]);
  });

  it('has an id that no other has', async () => {
    const { query, server } = await open(answer);
    await Promise.all([query(), query(), query()]);
    expect(new Set(server.requests.map(({ id }) => id)).size).toBe(3);
    expect(server.requests[0]?.id).toMatch(/^[\w-]{13,64}$/);
  });
});

describe('a connection is used again', () => {
  it('the last one first', async () => {
    const { query, server } = await open((request, number) => number > 2 && answer(request, number), {
      figures: { usualConnections: 8 },
    });
    const asked = [query(), query(), query()];
    await server.received(3);
    for (const at of [0, 2, 1]) {
      answer(server.requests[at] as RawRequest, at);
      await asked[at];
    }
    for (let sent = 0; sent < 3; sent++) await query();
    const last = connectionsOf(wire)[1];
    expect(connectionsOf(wire).slice(3)).toEqual([last, last, last]);
  });

  it.each([
    ['says that it closes', 'connection: close\r\n'],
    ['keeps connections for no longer than it takes', 'keep-alive: timeout=1\r\n'],
    ['keeps connections for no time', 'keep-alive: timeout=0\r\n'],
  ])('but not if the server %s', async (_what, line) => {
    const { query, server } = await open(
      ({ socket, id }) => void socket.write(rawAnswer('x', id).replace('\r\n', `\r\n${line}`)),
    );
    expect([await query(), await query()]).toEqual(['x', 'x']);
    expect(server.sockets).toHaveLength(2);
  });

  it('but not if bytes came on it that nobody asked for', async () => {
    const { query, server } = await open(answer);
    await query();
    const ended = new Promise((resolve) => server.sockets[0]?.on('close', resolve));
    server.sockets[0]?.write(rawAnswer('SECRET'));
    await ended;
    expect(await query()).toBe('1');
    expect(server.sockets).toHaveLength(2);
  });

  it('and bytes beyond an answer make it no answer', async () => {
    const { query } = await open(({ socket, id }) => void socket.write(`${rawAnswer('x', id)}H`));
    expect(await outcomeOf(query())).toBe('closed');
  });
});

describe('queries share a connection', () => {
  it('once an id was returned on it, and each gets its answer', async () => {
    const { asked, requests } = await share(answerFirst);
    expect(connectionsOf(wire)).toEqual([0, 0, 0, 0]);
    requests.forEach((request, at) => answer(request, at));
    expect(await Promise.all(asked)).toEqual(['0', '1', '2']);
  });

  it.each([1, 2, 3, 5, 8, 13, 100])('and their answers may come in pieces of %i bytes', async (size) => {
    const { asked, requests, socket } = await share(answerFirst);
    const text = requests.map(({ id }, at) => rawAnswer(String(at), id)).join('');
    for (let at = 0; at < text.length; at += size) {
      socket.write(text.slice(at, at + size));
      await new Promise(setImmediate);
    }
    expect(await Promise.all(asked)).toEqual(['0', '1', '2']);
  });

  it('but no more than may', async () => {
    const { query, server } = await open(answerFirst, { figures: { maxSharing: 2 } });
    await query();
    const asked = [query(), query(), query()];
    await server.received(4);
    expect(connectionsOf(wire).toSorted()).toEqual([0, 0, 0, 1]);
    server.requests.slice(1).forEach(answer);
    await Promise.all(asked);
  });

  it('but not before an id was returned', async () => {
    const { query, server } = await open((request, number) => number === 0 && answerWithoutId(request, 0));
    await query();
    const asked = [query(), query(), query()];
    await server.received(4);
    expect(server.sockets).toHaveLength(3);
    server.requests.slice(1).forEach(answerWithoutId);
    await Promise.all(asked);
  });

  it('but not behind one that has waited too long', async () => {
    const { query, server } = await open(answerFirst, { figures: { stallMs: 0 } });
    await query();
    const asked = [query(), query()];
    await server.received(3);
    expect(server.sockets).toHaveLength(2);
    server.requests.slice(1).forEach(answer);
    await Promise.all(asked);
  });

  it('if they are sent in one turn, however few connections are open', async () => {
    const { query, server } = await open(answerFirst, { figures: { usualConnections: 3 } });
    await query();
    const asked = [query(), query(), query(), query(), query()];
    await server.received(6);
    expect(connectionsOf(wire).toSorted()).toEqual([0, 0, 0, 0, 0, 1]);
    server.requests.slice(1).forEach(answer);
    await Promise.all(asked);
  });

  it('but not those of different turns while fewer connections are open than usual', async () => {
    const { query, server } = await open(answerFirst, { figures: { usualConnections: 3 } });
    await query();
    const asked: Promise<unknown>[] = [];
    for (const received of [2, 3, 4, 5]) {
      asked.push(query());
      await server.received(received);
    }
    expect(connectionsOf(wire).toSorted()).toEqual([0, 0, 0, 1, 2]);
    server.requests.slice(1).forEach(answer);
    await Promise.all(asked);
  });
});

describe('a mutation', () => {
  it('is alone on its connection, before and behind', async () => {
    const { query, mutate, server } = await open(answerFirst);
    await query();
    const asked = [query(), mutate(), mutate(), query()];
    await server.received(5);
    const queries = server.requests.slice(1).filter(({ body }) => body === QUERY_BODY);
    expect(new Set(queries.map(({ socket }) => socket)).size).toBe(1);
    expect(new Set(server.requests.slice(1).map(({ socket }) => socket)).size).toBe(3);
    server.requests.slice(1).forEach(answer);
    await Promise.all(asked);
  });

  it('waits for a connection that is free', async () => {
    const { query, mutate, server } = await open(answerFirst, { figures: { maxConnections: 1 } });
    await query();
    const asked = [query(), mutate(), query()];
    await server.received(3);
    // The second query was put behind the first, and the mutation waits for both.
    expect(server.requests.slice(1).map(({ body }) => body)).toEqual([QUERY_BODY, QUERY_BODY]);
    server.requests.slice(1).forEach(answer);
    await server.received(4);
    answer(server.requests[3] as RawRequest, 3);
    expect(await Promise.all(asked)).toEqual(['0', '3', '1']);
  });
});
