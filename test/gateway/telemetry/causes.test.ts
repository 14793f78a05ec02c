import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { httpSource } from '../../../gateway/sources/sources.ts';
import { logFailures } from '../../../gateway/sources/log-failures.ts';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { findDemoSignIn } from '../../../scripts/tooling/demo-sign-ins.ts';
import { type Behaviour, type BrokenSource, never, saying, startBrokenSource } from '../../support/broken-source.ts';
import { startBrokenPlans } from '../../support/broken-plans.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { freePort } from '../../support/free-ports.ts';
import { post, startGraph } from '../../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { readLogged } from '../../support/logged.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SSN = '900-12-0011';
const lines: string[] = [];
const log = createLog('info', (line) => lines.push(line));
let source: BrokenSource;
beforeAll(async () => void (source = await startBrokenSource()));
afterAll(() => source.stop());
beforeEach(() => void (lines.length = 0));

const json = { 'content-type': 'application/json' };
/** Each way not to answer, and the reason that is logged; secrets are in all that is said. */
const WAYS: readonly [what: string, behaviour: Behaviour, expected: { reason: string; status: number | null }][] = [
  ['hangs', never, { reason: 'timeout', status: null }],
  ['closes the connection', (response) => void response.destroy(), { reason: 'closed', status: null }],
  ['answers 500', saying(`failed for ${SSN}`, 'text/plain', 500), { reason: 'status', status: 500 }],
  ['answers too much', saying({ data: { x: SSN.repeat(2_000) } }), { reason: 'too-large', status: null }],
  ['answers HTML', saying(`<h1>${SSN}</h1>`, 'text/html'), { reason: 'not-json', status: null }],
  ['answers half of the JSON', saying(`{"data":"${SSN}`), { reason: 'not-json', status: null }],
  [
    'answers bytes that are no text',
    (r) => void r.writeHead(200, json).end(Buffer.from([0xff])),
    { reason: 'not-json', status: null },
  ],
  ['answers neither data nor errors', saying({ message: SSN }), { reason: 'wrong-answer', status: null }],
  [
    'names a coding that nobody knows',
    (r) => void r.writeHead(200, { ...json, 'content-encoding': 'rot13' }).end(SSN),
    { reason: 'coding', status: null },
  ],
  [
    'names a coding that it does not use',
    (r) => void r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(SSN),
    { reason: 'coding', status: null },
  ],
  [
    'answers too much when decoded',
    (r) => void r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync(SSN.repeat(2_000))),
    { reason: 'too-large', status: null },
  ],
];

describe.each(['own', 'undici'] as const)('by the client "%s", a subgraph that gives no answer', (client) => {
  it.each(WAYS)('that %s is logged with the reason', async (_what, behaviour, expected) => {
    source.behave(behaviour);
    await expectFailure(source.url, { ...expected });
    expect(source.requests.map(({ headers }) => headers['x-request-id'])).toContain('the-request');
  });

  it('that refuses connections is logged with the reason', async () => {
    await expectFailure(`http://127.0.0.1:${await freePort()}/graphql`, { reason: 'connect', status: null });
  });

  it('that speaks another protocol is logged with the reason', async () => {
    const server = createServer((socket) => void socket.on('error', () => undefined).end('220 a mail server\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expectFailure(`http://127.0.0.1:${port}/graphql`, { reason: 'closed', status: null });
    server.close();
  });

  async function expectFailure(url: string, expected: { reason: string; status: number | null }) {
    const way = logFailures(
      'people',
      httpSource(url, { timeoutMs: expected.reason === 'timeout' ? 1_000 : 60_000, maxBytes: 10_000 }, client),
      log,
    );
    await expect(way.send('{"query":"{ x }"}', null, 'en', undefined, 'the-request')).rejects.toThrow();
    expect(readLogged(lines)).toEqual([
      { event: 'fetch failed', subgraph: 'people', ...expected, ms: expect.any(Number), requestId: 'the-request' },
    ]);
    await way.close();
  }
});

describe('a gateway', () => {
  it.each([
    ['another entity than it was asked for', '{ people { id plan } }', { _entities: [{ plan: SSN }, { plan: SSN }] }],
    ['fewer entities than it was asked for', '{ people { id plan } }', { _entities: [] }],
    ['nothing, and no error', '{ plans }', {}],
  ])('logs that a subgraph gave %s', async (_what, query, data) => {
    const broken = await startBrokenPlans({ log });
    await broken.ask(query, saying({ data }));
    await broken.stop();
    const [first, second] = readLogged(lines);
    expect(first).toMatchObject({ event: 'fetch failed', subgraph: 'plans', reason: 'wrong-answer' });
    expect(second).toMatchObject({ event: 'request', id: first?.['requestId'], errors: ['SUBGRAPH_UNAVAILABLE'] });
  });

  it('logs why an audit record could not be written, and refuses', async () => {
    const graph = await startGraph({ audit: { append: () => writeFile('/dev/full', 'a record') } });
    const answer = await graph.ask('H02', '{ me { id } }');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(readLogged(graph.logLines)).toContainEqual({
      event: 'audit failed',
      code: 'ENOSPC',
      requestId: answer.headers.get('x-request-id'),
    });
    await graph.stop();
  });

  it('logs that identity does not answer, and under which request', async () => {
    const folder = temporaryFolder();
    const issuer = await openDevIssuer(folder.path);
    const gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { issuers: issuer.issuers, log });
    const now = Math.floor(Date.now() / 1000);
    const token = await issuer.token({ ...findDemoSignIn('H02'), authenticatedAt: now }, now);
    const answer = await post(gateway.url, { query: '{ open }' }, { authorization: `Bearer ${token}` });
    const requestId = answer.headers.get('x-request-id');
    await gateway.stop();
    folder.remove();
    expect(readLogged(lines)).toMatchObject([
      { event: 'fetch failed', subgraph: 'identity', reason: 'no-route', requestId },
      { event: 'standing failed', name: 'FetchFailure', requestId },
      { event: 'request', id: requestId, status: 503 },
    ]);
  });
});
