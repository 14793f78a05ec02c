import { afterEach, describe, expect, it } from '@jest/globals';
import { FetchFailure } from '../../../gateway/sources/fetch-failure.ts';
import {
  answer,
  answerFirst,
  connectionsOf,
  openWireToServer,
  outcomeOf,
  outcomesOf,
  shareConnection,
  type WireToServer,
} from '../../support/open-wire.ts';
import { rawAnswer, type RawRequest } from '../../support/raw-server.ts';

let wire: WireToServer;
afterEach(() => wire.stop());

const open = async (...parameters: Parameters<typeof openWireToServer>) => (wire = await openWireToServer(...parameters));
const share = async (onRequest: Parameters<typeof openWireToServer>[0]) => shareConnection(await open(onRequest));

describe('an answer goes to nobody else', () => {
  it('when answers come in the wrong order: all fail', async () => {
    const { asked, requests, socket } = await share(answerFirst);
    socket.write(
      requests
        .toReversed()
        .map(({ id }) => rawAnswer('SECRET', id))
        .join(''),
    );
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed', 'closed']);
  });

  it('when one is left out', async () => {
    const { asked, requests, socket } = await share(answerFirst);
    socket.write(
      requests
        .slice(1)
        .map(({ id }) => rawAnswer('SECRET', id))
        .join(''),
    );
    expect(await outcomesOf(asked)).toEqual(['closed', 'closed', 'closed']);
  });

  it('when one is given twice', async () => {
    const { asked, requests, socket } = await share(answerFirst);
    socket.write([0, 0, 1, 2].map((at) => rawAnswer(String(at), requests[at]?.id)).join(''));
    expect(await outcomesOf(asked)).toEqual(['0', 'closed', 'closed']);
  });

  it.each([
    ['no id', (): string => rawAnswer('SECRET')],
    ['an id twice', (id: string): string => rawAnswer('SECRET', `${id}\r\nx-fetch-id: ${id}`)],
    ['another id', (): string => rawAnswer('SECRET', 'another')],
    ['status 500 without an id', (): string => 'HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n'],
  ])('when one of a shared connection has %s; then none is shared any more', async (_what, text) => {
    const { asked, requests, socket } = await share((request, number) => (number === 0 || number > 3) && answer(request, number));
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
    const { asked, requests, socket } = await share(answerFirst);
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
    const { asked, requests, socket } = await share(again);
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
    const { asked, socket } = await share(again);
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
