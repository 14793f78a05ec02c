import { afterEach, describe, expect, it } from '@jest/globals';
import { FetchFailure } from '../../../gateway/sources/fetch-failure.ts';
import { openWireToServer, outcomeOf, outcomesOf, QUERY_BODY, type WireToServer } from '../../support/open-wire.ts';
import { rawAnswer, type RawRequest } from '../../support/raw-server.ts';

let wire: WireToServer;
afterEach(() => wire.stop());

const open = async (...parameters: Parameters<typeof openWireToServer>) => {
  wire = await openWireToServer(...parameters);
  return wire;
};

/** Answers with the number of the request, and its id. */
const answer = ({ socket, id }: RawRequest, number: number | string): void => void socket.write(rawAnswer(String(number), id));
const answerWithoutId = ({ socket }: RawRequest, number: number): void => void socket.write(rawAnswer(String(number)));

/** Answers the first request, which shows that the server returns ids, and leaves the others to the test. */
const answerFirst = (request: RawRequest, number: number): void => {
  if (number === 0) answer(request, 0);
};
/** Which connection each request came on. */
const connectionsOf = ({ server: { requests, sockets } }: WireToServer): number[] =>
  requests.map(({ socket }) => sockets.indexOf(socket));

/** Sends one query, which is answered, and then three at once. */
async function shareConnection(...parameters: Parameters<typeof openWireToServer>) {
  const { query, server } = await open(...parameters);
  await query();
  const asked = [query(), query(), query()];
  await server.received(4);
  return { asked, requests: server.requests.slice(1), socket: server.requests[1]?.socket as RawRequest['socket'] };
}

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
    const { asked, requests } = await shareConnection(answerFirst);
    expect(connectionsOf(wire)).toEqual([0, 0, 0, 0]);
    requests.forEach((request, at) => answer(request, at));
    expect(await Promise.all(asked)).toEqual(['0', '1', '2']);
  });

  it.each([1, 2, 3, 5, 8, 13, 100])('and their answers may come in pieces of %i bytes', async (size) => {
    const { asked, requests, socket } = await shareConnection(answerFirst);
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

  it('but not while fewer connections are open than usual', async () => {
    const { query, server } = await open(answerFirst, { figures: { usualConnections: 3 } });
    await query();
    const asked = [query(), query(), query(), query()];
    await server.received(5);
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

describe('an answer goes to nobody else', () => {
  it('when answers come in the wrong order: all fail', async () => {
    const { asked, requests, socket } = await shareConnection(answerFirst);
    socket.write(
      requests
        .toReversed()
        .map(({ id }) => rawAnswer('SECRET', id))
        .join(''),
    );
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed', 'closed']);
  });

  it('when one is left out', async () => {
    const { asked, requests, socket } = await shareConnection(answerFirst);
    socket.write(
      requests
        .slice(1)
        .map(({ id }) => rawAnswer('SECRET', id))
        .join(''),
    );
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed', 'closed']);
  });

  it('when one is given twice', async () => {
    const { asked, requests, socket } = await shareConnection(answerFirst);
    socket.write([0, 0, 1, 2].map((at) => rawAnswer(String(at), requests[at]?.id)).join(''));
    expect(await outcomesOf(asked)).toEqual(['0', 'closed', 'closed']);
  });

  it.each([
    ['no id', (): string => rawAnswer('SECRET')],
    ['an id twice', (id: string): string => rawAnswer('SECRET', `${id}\r\nx-fetch-id: ${id}`)],
    ['another id', (): string => rawAnswer('SECRET', 'another')],
    ['status 500 without an id', (): string => 'HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n'],
  ])('when one of a shared connection has %s; then none is shared any more', async (_what, text) => {
    const { asked, requests, socket } = await shareConnection(
      (request, number) => (number === 0 || number > 3) && answer(request, number),
    );
    socket.write(rawAnswer('0', requests[0]?.id) + text(String(requests[1]?.id)) + rawAnswer('SECRET', requests[2]?.id));
    expect(await outcomesOf(asked)).toEqual(['0', 'closed', 'closed']);
    await wire.query();
    await Promise.all([wire.query(), wire.query()]);
    expect(new Set(connectionsOf(wire).slice(4)).size).toBe(2);
  });

  it('when it is alone and has another id', async () => {
    const { query } = await open(({ socket }) => void socket.write(rawAnswer('SECRET', 'another')));
    expect(await outcomeOf(query())).toBe('closed');
  });

  it('when a smuggled answer is hidden in the body of another', async () => {
    const { asked, requests, socket } = await shareConnection(answerFirst);
    const text = rawAnswer(rawAnswer('SECRET', 'guessed'), requests[0]?.id);
    socket.write(text.replace(/content-length: \d+/, 'content-length: 0'));
    expect(await outcomesOf(asked)).toEqual(['', 'closed', 'closed']);
  });
});

describe('when a shared connection breaks', () => {
  const again = (request: RawRequest, number: number): void => {
    if (number === 0 || number > 3) answer(request, number);
  };

  it.each<[what: string, bytes: (id: string) => string, first: string]>([
    ['before a byte', () => '', '4'],
    ['in the middle of an answer', (id) => rawAnswer('0', id).slice(0, -1), 'closed'],
    ['after an answer', (id) => rawAnswer('0', id), '0'],
    ['after an answer that is the last', (id) => rawAnswer('0', id).replace('\r\n', '\r\nconnection: close\r\n'), '0'],
    ['by an answer that is too large', (id) => rawAnswer('x'.repeat(2_000), id), 'too-large'],
  ])('%s, queries whose answers have not begun are sent once more', async (_what, bytes, first) => {
    const { asked, requests, socket } = await shareConnection(again);
    const ids = requests.map(({ id }) => id);
    socket.end(bytes(String(ids[0])));
    const [one, ...others] = await outcomesOf(asked);
    expect([one, ...others.toSorted()]).toEqual(first === '4' ? ['4', '5', '6'] : [first, '4', '5']);
    // Each time a request is sent it has another id.
    expect(new Set(wire.server.requests.map(({ id }) => id)).size).toBe(wire.server.requests.length);
  });

  it('a query is not sent a third time', async () => {
    const { query, server } = await open(({ socket }, number) => (number === 0 ? undefined : socket.destroy()));
    const asked = [query(), query()];
    await server.received(1);
    server.sockets[0]?.destroy();
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed']);
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  it('because of its bytes, nothing is sent again', async () => {
    const { asked, socket } = await shareConnection(again);
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n');
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed', 'closed']);
    expect(wire.server.requests).toHaveLength(4);
  });

  it('the failure says which rule was broken', async () => {
    const { query } = await open(({ socket }) => void socket.write('HTTP/1.1 200 OK\n\n'));
    const failure = await query().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FetchFailure);
    expect(String((failure as FetchFailure).cause)).toBe('Error: The subgraph broke a rule of HTTP: header field');
  });
});

describe('a request that takes too long is given up', () => {
  it.each<[what: string, write: (request: RawRequest) => void]>([
    ['without an answer', () => undefined],
    ['with a head that never ends', ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\ncontent-ty')],
    ['with a body that never ends', ({ socket, id }) => void socket.write(rawAnswer('abc', id).slice(0, -1))],
    [
      'byte by byte',
      ({ socket, id }) => {
        const bytes = rawAnswer('x'.repeat(900), id);
        let at = 0;
        const timer = setInterval(() => socket.write(bytes.slice(at, ++at)), 20);
        socket.on('close', () => clearInterval(timer));
      },
    ],
    [
      'with interim answers for ever',
      ({ socket }) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), 20);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s, and its connection ends', async (_what, write) => {
    const { query, server } = await open(write, { timeoutMs: 300 });
    expect(await outcomeOf(query())).toBe('timeout');
    await new Promise<void>((resolve) =>
      server.sockets[0]?.destroyed ? resolve() : server.sockets[0]?.on('close', () => resolve()),
    );
  });

  it('while it waits for a connection', async () => {
    const { mutate, server } = await open(() => undefined, { timeoutMs: 300, figures: { maxConnections: 1 } });
    expect(await outcomesOf([mutate(), mutate()])).toEqual(['timeout', 'timeout']);
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });
});

describe('closing', () => {
  it('lets requests finish, and takes no more', async () => {
    const { query, client, server } = await open(answerFirst);
    await query();
    const asked = query();
    await server.received(2);
    const closed = client.close();
    expect(await outcomeOf(query())).toBe('connect');
    answer(server.requests[1] as RawRequest, 1);
    expect(await asked).toBe('1');
    await closed;
  });
});
