import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttpServer } from '../../../gateway/http/http-server.ts';
import { httpSource } from '../../../gateway/sources/sources.ts';
import { openWireToServer, outcomeOf, answer } from '../../support/open-wire.ts';
import { subgraphs } from '../../../subgraphs/registry.ts';
import { assertionKey } from '../../../schema/contract/viewer-assertion.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';

const QUERY = '{"query":"query Q{a}"}';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** @returns its URL, and how many connections came */
async function startServer(keepAliveTimeout: number) {
  let connections = 0;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}');
  }).on('connection', () => (connections += 1));
  server.keepAliveTimeout = keepAliveTimeout;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(
    async () => server.closeAllConnections(),
    async () => server.close(),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, connections: () => connections };
}

describe.each(['own', 'undici'] as const)('the client "%s"', (client) => {
  it.each([
    [1_000, 'never'],
    [60_000, 'again and again'],
  ])('uses a connection that a subgraph keeps for %i ms %s', async (keepAliveMs, used) => {
    const { url, connections } = await startServer(keepAliveMs);
    const source = httpSource(url, { timeoutMs: 60_000, maxBytes: 1_000 }, client);
    closing.push(source.close);
    for (let fetch = 0; fetch < 4; fetch += 1) await source.send(QUERY, null);
    // undici may take the first one for busy still, and open a second.
    if (used === 'never') expect(connections()).toBe(4);
    else expect(connections()).toBeLessThanOrEqual(2);
  });
});

describe('a connection', () => {
  it('that is idle is given up when an answer on another is late: their host may be gone', async () => {
    let isGone = false;
    const { server, query, mutate, stop } = await openWireToServer(
      (request, number) => {
        if (!isGone) answer(request, number);
      },
      { timeoutMs: 500 },
    );
    closing.push(stop);
    // Mutations share no connection.
    await Promise.all([mutate(), mutate(), mutate()]);
    expect(server.sockets).toHaveLength(3);
    isGone = true;
    expect(await outcomeOf(mutate())).toBe('timeout');
    isGone = false;
    expect(await query()).toBe('4');
    expect(server.requests.map(({ socket }) => server.sockets.indexOf(socket)).at(-1)).toBe(3);
  });
});

describe('an answer tells that idle connections are kept for longer than load balancers do', () => {
  it('of the gateway', async () => {
    const server = createHttpServer((_request, response) => response.end('x'));
    closing.push(server.close);
    const { headers } = await fetch(await server.listen(0, '127.0.0.1'));
    expect(headers.get('keep-alive')).toBe('timeout=65');
  });

  it('of a subgraph', async () => {
    const documents = subgraphs.find(({ name }) => name === 'documents')!;
    const key = assertionKey('the assertion secret of this test', 'documents');
    const running = await documents.start({ databaseUrl: 'sqlite::memory:', assertionKey: [key], clock: () => DEMO_NOW });
    closing.push(running.stop);
    const answers = await Promise.all(
      [undefined, 5_000].map(async (keepAliveMs) => {
        const at = { host: '127.0.0.1', tls: null, ...(keepAliveMs !== undefined && { keepAliveMs }) };
        const { headers } = await fetch(await running.listen(0, at), { method: 'POST', body: '' });
        return headers.get('keep-alive');
      }),
    );
    expect(answers).toEqual(['timeout=65', 'timeout=5']);
  });
});
