import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readClients } from '../../../gateway/clients/read-clients.ts';
import { hashBody } from '../../../gateway/operations/hash-body.ts';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { registeredBy } from '../../support/registered.ts';

const clients = readClients('schema/clients.yaml');
const found = (client: string, name: string) => registeredBy(client).find((one) => one.name === name)!;
const HELP = found('portal', 'Help');
const COVERAGE = found('partners/eligibility-partner', 'CheckCoverage');
const RECEIPT = found('partners/documents-partner', 'CheckDocumentReceipt');
const SIGN_OUT = found('portal', 'SignOut');
const AD_HOC = '{ help { learnMoreUrl } }';
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

/** Clients as they are in production, and with the portal in another mode. */
const graphs = new Map<string, Graph>();
const graphOf = (mode: string): Graph => graphs.get(mode)!;
beforeAll(async () => {
  for (const mode of ['open', 'log', 'registered'] as const) {
    const own = clients.map((client) => ({
      ...client,
      mode: client.kind === 'portal' ? { ...client.mode, production: mode } : client.mode,
    }));
    graphs.set(mode, await startGraph({ clients: own, environment: 'production', operations: await openStores(own, '.', null) }));
  }
});
afterAll(async () => {
  for (const graph of graphs.values()) await graph.stop();
});

async function send(mode: string, signIn: string, body: object) {
  const graph = graphOf(mode);
  const headers = signIn === 'anonymous' ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
  const { status, errors, data, text } = await post(graph.url, body, headers);
  return { status, code: errors[0]?.extensions.code, data: data as unknown, text };
}

async function get(mode: string, signIn: string, parameters: Record<string, string>) {
  const graph = graphOf(mode);
  const headers = signIn === 'anonymous' ? undefined : { authorization: `Bearer ${await graph.token(signIn)}` };
  const response = await fetch(`${graph.url}?${new URLSearchParams(parameters)}`, headers && { headers });
  const body = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: body.errors?.[0]?.extensions.code, data: body.data };
}

describe('a registered operation', () => {
  it.each<[what: string, body: object]>([
    ['its id', { documentId: HELP.id }],
    ['the hash of its document', { documentId: `sha256:${hashBody(HELP.body)}` }],
    ['the extension of Apollo', { extensions: persisted(HELP.id) }],
    ['the extension and the document', { extensions: persisted(HELP.id), query: HELP.body }],
    ['its document', { query: HELP.body }],
    ['its id and its name', { documentId: HELP.id, operationName: 'Help' }],
  ])('runs by %s, in every mode', async (_what, body) => {
    for (const mode of ['open', 'log', 'registered']) {
      const { status, code, data } = await send(mode, 'anonymous', body);
      expect({ mode, status, code }).toEqual({ mode, status: 200, code: undefined });
      expect(data).toHaveProperty('help.learnMoreUrl');
    }
  });

  it('runs by GET, with its id or the extension', async () => {
    for (const parameters of [{ documentId: HELP.id }, { extensions: JSON.stringify(persisted(HELP.id)) }]) {
      expect(await get('registered', 'anonymous', parameters)).toMatchObject({ status: 200, data: { help: {} } });
    }
  });

  it('does not run by GET when it is a mutation', async () => {
    expect(await get('registered', 'H02', { documentId: SIGN_OUT.id })).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      data: undefined,
    });
    expect((await send('registered', 'H02', { query: found('portal', 'CurrentViewer').body })).status).toBe(200);
  });

  it('runs with variables, for a partner by id alone', async () => {
    const variables = { massHealthId: '999000000101' };
    expect(await send('registered', 'partner-eligibility', { documentId: COVERAGE.id, variables })).toMatchObject({
      status: 200,
      code: undefined,
      data: { coverageCheck: {} },
    });
    expect(await send('registered', 'partner-eligibility', { query: COVERAGE.body, variables })).toMatchObject({
      status: 400,
      code: 'PERSISTED_QUERY_ID_REQUIRED',
    });
    expect(
      await send('registered', 'partner-eligibility', { query: COVERAGE.body, documentId: COVERAGE.id, variables }),
    ).toMatchObject({ status: 200 });
  });

  it('is not another’s name', async () => {
    expect(await send('registered', 'anonymous', { documentId: HELP.id, operationName: 'Other' })).toMatchObject({
      status: 400,
      code: 'OPERATION_RESOLUTION_FAILURE',
    });
  });
});

describe('an operation that is not registered', () => {
  it.each<[what: string, mode: string, body: object, code: string | undefined]>([
    ['a document', 'registered', { query: AD_HOC }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['a document', 'open', { query: AD_HOC }, undefined],
    ['a document', 'log', { query: AD_HOC }, undefined],
    ['an id', 'registered', { documentId: hashBody(AD_HOC) }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    ['an id', 'log', { documentId: hashBody(AD_HOC) }, 'PERSISTED_QUERY_NOT_FOUND'],
    [
      'the id of one and the document of another',
      'open',
      { documentId: HELP.id, query: AD_HOC },
      'CANNOT_SEND_ID_AND_DIFFERENT_BODY',
    ],
    [
      'the id of one and the document of another',
      'registered',
      { documentId: HELP.id, query: AD_HOC },
      'CANNOT_SEND_ID_AND_DIFFERENT_BODY',
    ],
    ['two ids', 'open', { documentId: 'one', extensions: persisted('two') }, 'BAD_REQUEST'],
    ['a promise of a hash that is none', 'open', { documentId: 'sha256:abc' }, 'BAD_REQUEST'],
  ])('%s in mode %s', async (_what, mode, body, code) => {
    expect((await send(mode, 'anonymous', body)).code).toBe(code);
  });

  it('is kept for a client in mode open once it came with its hash, and for no other mode', async () => {
    const query = '{ help { reportChangesUrl } }';
    const extensions = persisted(hashBody(query));
    expect((await send('open', 'anonymous', { extensions })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await send('open', 'anonymous', { query, extensions })).status).toBe(200);
    expect((await send('open', 'anonymous', { extensions })).data).toHaveProperty('help.reportChangesUrl');
    expect((await send('log', 'anonymous', { query, extensions })).status).toBe(200);
    expect((await send('log', 'anonymous', { extensions })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('is logged in mode log, once, by its hash and without anything that could be a value', async () => {
    const query = 'query Secret($n: Int = 7) { person(id: "p0201-secret") { mine: notices(first: $n) { totalCount } } }';
    for (let times = 0; times < 2; times++) await send('log', 'H02', { query });
    const lines = graphOf('log').logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const logged = lines.filter(({ event, operation }) => event === 'unknown operation' && operation === hashBody(query));
    expect(logged).toEqual([
      expect.objectContaining({
        client: 'portal',
        form: 'query ($v1: Int) { person(id: _) { notices(first: $v1) { totalCount } } }',
      }),
    ]);
    expect(lines.filter(({ event }) => event === 'unknown operation').map(({ operation }) => operation)).not.toContain(HELP.id);
  });
});

describe('another client’s operation', () => {
  it('gets the answer for an id that nobody has, to the byte', async () => {
    const [another, nobody] = [RECEIPT.id, 'f'.repeat(64)];
    for (const body of [(id: string) => ({ documentId: id }), (id: string) => ({ extensions: persisted(id) })]) {
      const answers = await Promise.all([another, nobody].map((id) => send('registered', 'partner-eligibility', body(id))));
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ status: 400, code: 'PERSISTED_QUERY_NOT_IN_LIST', data: undefined });
    }
    expect(await send('registered', 'partner-documents', { documentId: COVERAGE.id })).toMatchObject({
      code: 'PERSISTED_QUERY_NOT_IN_LIST',
    });
  });
});
