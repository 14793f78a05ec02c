import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askHandle } from '../../support/download.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const PORTAL = 'https://myservices.mass.gov';
const STRANGERS = ['https://elsewhere.example', 'http://myservices.mass.gov', 'https://myservices.mass.gov:8443', 'null'];

// Tokens of one moment are of one sign-in, to which a handle is bound.
const NOW = Date.now();

let graph: Graph;
beforeAll(async () => void (graph = await startGraph({ clock: () => NOW })));
afterAll(() => graph.stop());

const send = (path: string, origin: string | null, init: RequestInit = {}) =>
  fetch(new URL(path, graph.url), { ...init, headers: { ...init.headers, ...(origin !== null && { origin }) } });

const corsOf = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

const preflight = (path: string, origin: string) =>
  send(path, origin, {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  });

async function redeem(origin: string | null, signIn: string | null, handle: string, method = 'POST') {
  const authorization: Record<string, string> = signIn === null ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const body = method === 'POST' ? { body: JSON.stringify({ handle }) } : {};
  return send('/notices/download', origin, { method, headers, ...body });
}

describe('a page of a client’s origin', () => {
  it('may ask the graph', async () => {
    const answer = await preflight('/graphql', PORTAL);
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('vary')]).toEqual([
      204,
      'GET, POST, OPTIONS',
      'origin',
    ]);
    expect(corsOf(answer)).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'accept-language, apollo-require-preflight, apollographql-client-name, apollographql-client-version, authorization, content-type, traceparent',
      'access-control-max-age': '600',
    });
    expect(corsOf(await send('/graphql?query={help{browsers}}', PORTAL))).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-expose-headers': 'content-language, retry-after, traceresponse, x-request-id',
    });
  });

  it('may fetch a letter, and nothing more of that path (NO-2)', async () => {
    const answer = await preflight('/notices/download', PORTAL);
    expect([answer.status, answer.headers.get('allow'), answer.headers.get('vary')]).toEqual([204, 'POST, OPTIONS', 'origin']);
    expect(corsOf(answer)).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    });
    const letter = await redeem(PORTAL, 'H02', await askHandle(graph, 'H02', 'ntc-0201-1'));
    expect([letter.status, (await letter.bytes()).subarray(0, 4)]).toEqual([200, new TextEncoder().encode('%PDF')]);
    expect(letter.headers.get('cache-control')).toBe('private, no-store');
    expect(corsOf(letter)).toEqual({
      'access-control-allow-origin': PORTAL,
      'access-control-expose-headers': 'content-disposition, retry-after, x-request-id',
    });
  });

  it('gets the same 404 for every reason, and can read it (NO-2, RO-4)', async () => {
    const used = await askHandle(graph, 'H02', 'ntc-0201-1');
    await redeem(PORTAL, 'H02', used);
    const others = await askHandle(graph, 'H01', 'ntc-0101-1');
    const answers = await Promise.all(
      [
        redeem(PORTAL, 'H02', 'A'.repeat(43)),
        redeem(PORTAL, 'H02', used),
        redeem(PORTAL, 'H02', others),
        redeem(PORTAL, 'H02', 'no handle'),
        redeem(PORTAL, null, others),
        redeem(PORTAL, 'partner-documents', others),
        redeem(PORTAL, 'staff', others),
      ].map(async (answered) => {
        const answer = await answered;
        const headers = [...answer.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
        return { status: answer.status, headers, body: await answer.text() };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, headers: expect.arrayContaining([['access-control-allow-origin', PORTAL]]) });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('is told what is wrong with the way it asks', async () => {
    const answer = await redeem(PORTAL, 'H02', '', 'PUT');
    expect([answer.status, answer.headers.get('allow'), corsOf(answer)['access-control-allow-origin']]).toEqual([
      405,
      'POST',
      PORTAL,
    ]);
  });
});

describe('a page of an unknown origin', () => {
  it.each(STRANGERS)('may not do anything: %s', async (origin) => {
    for (const path of ['/graphql', '/notices/download']) {
      const answer = await preflight(path, origin);
      expect([answer.status, corsOf(answer)]).toEqual([204, {}]);
    }
    expect(corsOf(await send('/graphql?query={help{browsers}}', origin))).toEqual({});
    expect(corsOf(await redeem(origin, 'H02', await askHandle(graph, 'H02', 'ntc-0201-1')))).toEqual({});
    expect(corsOf(await redeem(origin, 'H02', 'A'.repeat(43)))).toEqual({});
  });

  it('is stopped by its browser only: other programs need no permission', async () => {
    const letter = await redeem(null, 'H02', await askHandle(graph, 'H02', 'ntc-0201-1'));
    expect([letter.status, corsOf(letter)]).toEqual([200, {}]);
  });
});
