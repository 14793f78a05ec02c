import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertionKey, ASSERTION_HEADER, signAssertion } from '../../../schema/contract/viewer-assertion.ts';
import { openWire } from '../../../gateway/sources/wire/wire.ts';
import documents from '../../../subgraphs/documents/subgraph.ts';
import type { RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';
import { BRUNO } from '../../support/demo-viewers.ts';

const key = assertionKey('the secret of the tests', 'documents');
const QUERY = '{"query":"query { document(id: \\"doc-0201-1\\") { id } }"}';

let running: RunningSubgraph;
let url: string;
beforeAll(async () => {
  running = await documents.start({ databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW });
  url = await running.listen(0);
});
afterAll(() => running.stop());

describe('a subgraph returns the id of a fetch', () => {
  const send = async (init: RequestInit, id: string, at = url) => {
    const headers = { 'content-type': 'application/json', 'x-fetch-id': id, ...init.headers };
    const answer = await fetch(at, { method: 'POST', ...init, headers });
    await answer.arrayBuffer();
    return [answer.status, answer.headers.get('x-fetch-id')];
  };

  it.each<[what: string, init: RequestInit, status: number]>([
    ['an answer', { body: QUERY }, 200],
    ['a document that is not valid', { body: '{"query":"{ nothing }"}' }, 400],
    ['an assertion that is refused', { body: QUERY, headers: { [ASSERTION_HEADER]: 'a.b.c' } }, 401],
    ['what is not JSON', { body: '{' }, 400],
    ['a body that is too large', { body: JSON.stringify({ query: 'x'.repeat(5_000_001) }) }, 413],
  ])('with %s', async (_what, init, status) => {
    expect(await send(init, 'Id_of-1')).toEqual([status, 'Id_of-1']);
  });

  it('with a file that there is not', async () => {
    expect(await send({ method: 'GET' }, 'one', new URL('/files/none', url).href)).toEqual([404, 'one']);
  });

  it.each(['a b', 'ä', 'x'.repeat(65), ''])('unless it has not the form of one: "%s"', async (id) => {
    expect(await send({ body: QUERY }, id)).toEqual([200, null]);
  });
});

describe('viewers who share a connection to a subgraph', () => {
  it('each get their own answers', async () => {
    const figures = { maxConnections: 1, usualConnections: 1, maxSharing: 8, stallMs: Infinity };
    const client = openWire(url, { timeoutMs: 60_000, maxBytes: 5_000_000 }, figures);
    const bruno = signAssertion(BRUNO, 'documents', key, Math.floor(Date.now() / 1000));
    const ask = (isBruno: boolean) => client.post(isBruno ? [ASSERTION_HEADER, bruno] : [], QUERY, true);
    await ask(false);
    const asked = Array.from({ length: 40 }, (_, at) => at % 3 === 0);
    const answers = await Promise.all(asked.map((isBruno) => ask(isBruno)));
    expect(answers.map((text) => text.includes('doc-0201-1'))).toEqual(asked);
    await client.close();
  });
});
