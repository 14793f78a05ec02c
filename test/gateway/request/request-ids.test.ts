import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askHandle } from '../../support/download.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOW = Date.now();

let graph: Graph;
beforeAll(async () => {
  const demo = { signIns: [], tokenFor: () => Promise.reject(new TypeError('out of order')) };
  graph = await startGraph({ clock: () => NOW, playground: { development: true, demo: demo as never, staff: null } });
});
afterAll(() => graph.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(new URL(path, graph.url), { redirect: 'manual', ...init });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const bearer = async (signIn: string) => ({ authorization: `Bearer ${await graph.token(signIn)}` });
const lastLine = () => JSON.parse(graph.logLines.at(-1) ?? '{}') as Record<string, unknown>;
const QUERY = '/graphql?query={help{browsers}}';

describe('the id of a request', () => {
  it.each<[what: string, status: number, ask: () => Promise<Response>]>([
    ['an answer', 200, () => post('/graphql', { query: '{ help { browsers } }' })],
    ['an answer by GET', 200, () => ask(QUERY)],
    ['a document that is no GraphQL', 400, () => post('/graphql', { query: '{' })],
    ['a request that is none', 400, () => post('/graphql', [])],
    ['a token that is not valid', 401, () => ask(QUERY, { headers: { authorization: 'Bearer a.b.c' } })],
    ['another method', 405, () => ask('/graphql', { method: 'DELETE' })],
    ['another media type of the answer', 406, () => ask(QUERY, { headers: { accept: 'text/html' } })],
    ['a body that is too large', 413, () => post('/graphql', { query: 'x'.repeat(200_000) })],
    ['another media type of the body', 415, () => ask('/graphql', { method: 'POST', body: 'x' })],
    ['a body that is compressed', 415, () => post('/graphql', {}, { 'content-encoding': 'gzip' })],
    ['a preflight', 204, () => ask('/graphql', { method: 'OPTIONS' })],
    ['a preflight of a download', 204, () => ask('/notices/download', { method: 'OPTIONS' })],
    ['a download', 404, () => post('/notices/download', { handle: 'x' })],
    ['a download by GET', 405, () => ask('/notices/download')],
    ['health', 200, () => ask('/health')],
    ['a path that nothing is at', 404, () => ask('/nothing')],
    ['the way to the playground', 308, () => ask('/playground')],
    ['a file of the playground that is not there', 404, () => ask('/playground/assets/nothing.js')],
    ['a question of the playground', 200, () => ask('/playground/api/config')],
    ['a question that is none', 404, () => ask('/playground/api/nothing')],
    ['a question that fails', 500, () => post('/playground/api/token', { signIn: 'H02' })],
  ])('is in every answer: %s', async (_what, status, asking) => {
    const answer = await asking();
    await answer.arrayBuffer();
    const unbuilt = new URL(answer.url).pathname.startsWith('/playground/assets') ? [503] : [];
    expect([status, ...unbuilt]).toContain(answer.status);
    expect(answer.headers.get('x-request-id')).toMatch(ID);
  });

  it('is another for each', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await ask('/health')).headers.get('x-request-id')));
    expect(new Set(ids).size).toBe(20);
  });

  it('is that of the log line and of the audit record', async () => {
    const { headers } = await post('/graphql', { query: '{ me { id } }' }, await bearer('H01'));
    const id = headers.get('x-request-id');
    expect([lastLine(), graph.auditRecords.at(-1)]).toMatchObject([{ event: 'request', id }, { requestId: id }]);
  });

  it('is that of the log line and of the audit record of a download', async () => {
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    const { status, headers } = await post('/notices/download', { handle }, await bearer('H02'));
    const id = headers.get('x-request-id');
    expect(status).toBe(200);
    expect([lastLine(), graph.auditRecords.at(-1)]).toMatchObject([{ event: 'download', id }, { requestId: id }]);
  });

  it('is that of the line about a fault, which says no more than where and of what class', async () => {
    const id = (await post('/playground/api/token', { signIn: 'H02' })).headers.get('x-request-id');
    expect(lastLine()).toMatchObject({ event: 'fault', at: 'playground', requestId: id, name: 'TypeError' });
    expect(graph.logLines.at(-1)).not.toContain('out of order');
  });

  it('is in what a cache asks again for', async () => {
    const headers = { 'if-none-match': (await ask(QUERY)).headers.get('etag') ?? '' };
    const again = await ask(QUERY, { headers });
    expect([again.status, again.headers.get('x-request-id')]).toEqual([304, expect.stringMatching(ID)]);
  });
});

describe('401 says how to authenticate (RFC 6750, 3)', () => {
  const INVALID = 'Bearer realm="myservices-graph", error="invalid_token", error_description="The token is not valid"';
  const NO_TOKEN = 'Bearer realm="myservices-graph"';

  it.each([
    ['a token that nobody has made', 'Bearer a.b.c', INVALID],
    ['a token of another form', 'Bearer abc', INVALID],
    ['no token', 'Bearer', INVALID],
    ['a token that is too long', `Bearer ${'a'.repeat(9_000)}.b.c`, INVALID],
    ['credentials of another kind', 'Basic YTpi', NO_TOKEN],
  ])('to %s', async (_what, authorization, challenge) => {
    for (const path of [QUERY, '/playground/api/viewer']) {
      const { status, headers } = await ask(path, { headers: { authorization } });
      expect([status, headers.get('www-authenticate')]).toEqual([401, challenge]);
    }
  });

  it('is not sent to identified viewers or to requests without a token', async () => {
    for (const headers of [await bearer('H02'), {}])
      expect((await ask(QUERY, { headers })).headers.get('www-authenticate')).toBeNull();
  });
});
