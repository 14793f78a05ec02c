import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASSERTION_HEADER, assertionKey, signAssertion } from '../../../schema/contract/viewer-assertion.ts';
import { linesOf } from '../../../scripts/demo/feed-lines.ts';
import documents from '../../../subgraphs/documents/subgraph.ts';
import { openDatabase } from '../../../subgraphs/shared/database.ts';
import type { RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { DEMO_NOW } from '../../../subgraphs/shared/demo.ts';
import { BRUNO } from '../../support/demo-viewers.ts';

const key = assertionKey('the secret of the tests', 'documents');
const now = () => Math.floor(Date.now() / 1000);
const QUERY = '{ document(id: "doc-0201-1") { id } }';

let running: RunningSubgraph;
let url: string;
beforeAll(async () => {
  running = await documents.start({ databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW });
  url = await running.listen(0);
});
afterAll(() => running.stop());

async function post(body: object, assertion?: string) {
  const headers = { 'content-type': 'application/json', ...(assertion !== undefined && { [ASSERTION_HEADER]: assertion }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('over HTTP', () => {
  it('answers as the viewer whom the assertion names', async () => {
    const { text } = await post({ query: QUERY }, signAssertion(BRUNO, 'documents', key, now()));
    expect(JSON.parse(text)).toEqual({ data: { document: { id: 'doc-0201-1' } } });
  });

  it('answers as unidentified without an assertion', async () => {
    expect(JSON.parse((await post({ query: QUERY })).text)).toMatchObject({ data: { document: null } });
  });

  it.each<[string, () => string]>([
    ['expired', () => signAssertion(BRUNO, 'documents', key, now() - 91)],
    ['from the future', () => signAssertion(BRUNO, 'documents', key, now() + 3600)],
    ['for another subgraph', () => signAssertion(BRUNO, 'notices', key, now())],
    [
      'signed for another subgraph',
      () => signAssertion(BRUNO, 'documents', assertionKey('the secret of the tests', 'notices'), now()),
    ],
    ['forged', () => 'a.b.c'],
  ])('an assertion that is %s is refused without a reason', async (_case, sign) => {
    const { status, headers, text } = await post({ query: QUERY }, sign());
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'ViewerAssertion']);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'The token is not valid', extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(text).not.toMatch(/doc-0201-1|jwt|jws|claim|signature|stack/i);
  });
});

describe('the SDL', () => {
  const SDL = { query: '{ _service { sdl } }' };

  it('is told to every caller, unless it is protected', async () => {
    expect(JSON.parse((await post(SDL)).text)).toEqual({ data: { _service: { sdl: expect.stringContaining('type Query') } } });
  });

  it('is told only with an assertion where it is protected', async () => {
    const options = { databaseUrl: 'sqlite::memory:', assertionKey: key, clock: () => DEMO_NOW, protectsSdl: true };
    const guarded = await documents.start(options);
    const refused = await guarded.execute(SDL, null);
    expect(JSON.parse(JSON.stringify(refused))).toMatchObject({
      data: null,
      errors: [{ path: ['_service'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
    });
    expect(JSON.stringify(refused)).not.toContain('type Query');
    const told = await guarded.execute(SDL, signAssertion(BRUNO, 'documents', key, now()));
    expect(told).toEqual({ data: { _service: { sdl: expect.stringContaining('type Query') } } });
    await guarded.stop();
  });
});

describe('requests that the gateway never sends', () => {
  const send = (init: RequestInit) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, ...init });

  it.each<[what: string, init: RequestInit, status: number]>([
    ['text that is no JSON', { body: '{' }, 400],
    ['nothing', { body: '' }, 400],
    ['a body of more than 5 MB', { body: JSON.stringify({ query: QUERY, variables: { x: 'x'.repeat(5_000_001) } }) }, 413],
    [
      'a form',
      { body: 'query={feedStatus{documents{asOf}}}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      400,
    ],
    ['a head of more than 16 kB', { body: '{}', headers: { 'x-a': 'a'.repeat(17_000) } }, 431],
  ])('is refused: %s', async (_what, init, status) => {
    const answer = await send(init);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
  });

  it('cannot be read by a page in a browser', async () => {
    const { status, headers } = await send({
      body: JSON.stringify({ query: QUERY }),
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});

describe('errors', () => {
  const assertion = () => signAssertion(BRUNO, 'documents', key, now());

  it('pitfall 25: an invalid value is never echoed', async () => {
    const query = 'query ($id: ID!) { document(id: $id) { id } }';
    const { text } = await post({ query, variables: { id: { ssn: '900-12-0001' } } }, assertion());
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: 'An input value is not valid', extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('a field that does not exist gets no suggestion', async () => {
    const { text } = await post({ query: '{ documentt { id } }' }, assertion());
    expect(JSON.parse(text)).toMatchObject({ errors: [{ message: 'The document is not valid for the schema' }] });
  });

  it('the schema cannot be asked for', async () => {
    const { text } = await post({ query: '{ __schema { types { name } } }' }, assertion());
    expect(text).not.toContain('"data"');
  });

  it('pitfall 8: a database that fails is a failure of the source, not a denial, and says nothing of itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const databaseUrl = `sqlite:${join(folder, 'documents.db')}`;
    const broken = await documents.start({ databaseUrl, assertionKey: key, clock: () => DEMO_NOW });
    const database = await openDatabase<{ documents: object }>(databaseUrl, 'documents');
    await database.schema.dropTable('documents').execute();
    await database.destroy();
    const answer = await broken.execute({ query: QUERY }, assertion());
    await broken.stop();
    rmSync(folder, { recursive: true });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: { document: null },
      errors: [{ message: 'This data could not be read', path: ['document'], extensions: { code: 'SUBGRAPH_ERROR' } }],
    });
  });
});

describe('the feed option', () => {
  const documentsOf = async (options: Partial<Parameters<typeof documents.start>[0]>, databaseUrl = 'sqlite::memory:') => {
    const started = await documents.start({ databaseUrl, assertionKey: key, clock: () => DEMO_NOW, ...options });
    const { data } = await started.execute({ query: QUERY }, signAssertion(BRUNO, 'documents', key, now()));
    await started.stop();
    return JSON.parse(JSON.stringify(data)) as unknown;
  };
  const empty = { asOf: '2026-11-16T00:00:00Z', documents: [], rfis: [] };

  it('replaces the demo households; null keeps the content of the tables', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const databaseUrl = `sqlite:${join(folder, 'documents.db')}`;
    expect(await documentsOf({}, databaseUrl)).toEqual({ document: { id: 'doc-0201-1' } });
    expect(await documentsOf({ feed: null }, databaseUrl)).toEqual({ document: { id: 'doc-0201-1' } });
    expect(await documentsOf({ feed: linesOf('documents', empty) }, databaseUrl)).toEqual({ document: null });
    expect(await documentsOf({ feed: null }, databaseUrl)).toEqual({ document: null });
    rmSync(folder, { recursive: true });
  });
});
