import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStores } from '../../../gateway/operations/storage/open-stores.ts';
import { type AddressForm, loggedAddress } from '../../../gateway/telemetry/logged-address.ts';
import { beginPhases, endWork, PHASES, phasesInMs } from '../../../gateway/telemetry/phase-times.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { type Logged, readLogged } from '../../support/logged.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';
import { registeredBy } from '../../support/registered.ts';

const operation = registeredBy('portal').find(({ name }) => name === 'CurrentViewer')!;

describe('the line of a request', () => {
  let graph: Graph;
  beforeAll(async () => {
    const operations = await openStores(OPEN_CLIENTS, '.', null);
    // The clock goes on whenever it is read, so every request takes longer than that.
    let now = Date.now();
    const requestLog = { clientAddress: 'subnet', slowMs: 1 } as const;
    graph = await startGraph({ operations, clock: () => (now += 1), trustProxy: true, requestLog });
  });
  afterAll(() => graph.stop());

  async function linesOf(body: unknown, signIn = 'H02', headers: Record<string, string> = {}): Promise<Logged[]> {
    const bearer: Record<string, string> = signIn === 'anonymous' ? {} : { authorization: `Bearer ${await graph.token(signIn)}` };
    const answer = await post(graph.url, body, { ...bearer, 'x-forwarded-for': '203.0.113.77', ...headers });
    const id = answer.headers.get('x-request-id');
    return readLogged(graph.logLines).filter((line) => line['id'] === id);
  }

  it('names the registered operation, its outcome, its parts and its fetches', async () => {
    const [line] = await linesOf({ documentId: operation.id });
    expect(line).toMatchObject({
      event: 'request',
      client: 'portal',
      name: operation.name,
      outcome: 'ok',
      status: 200,
      viewer: 'person',
      fetches: expect.any(Number),
      address: '203.0.113.0/24',
    });
    expect(Number(line?.['fetches'])).toBeGreaterThan(0);
    expect(Object.keys(line?.['phases'] as object).every((phase) => (PHASES as readonly string[]).includes(phase))).toBe(true);
  });

  it('never has the text of a client: neither the name of its operation, nor what it sent for an address', async () => {
    const [line] = await linesOf({ query: 'query Hilda900120011 { me { id } }', operationName: 'Hilda900120011' }, 'H02', {
      'x-forwarded-for': 'Hilda 900-12-0011',
    });
    expect(line).toMatchObject({ name: null, outcome: 'ok' });
    expect(line).not.toHaveProperty('address');
    expect(JSON.stringify(line)).not.toContain('Hilda');
  });

  it.each([
    ['ok', { query: '{ help { browsers } }' }],
    ['partial', { query: '{ help { browsers } me { id } }' }],
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['BAD_REQUEST', []],
  ])('has the outcome %s', async (outcome, body) => {
    const [line] = await linesOf(body, 'anonymous');
    expect(line).toMatchObject({ outcome });
  });

  it('is followed by another for a slow operation', async () => {
    const [line, slow] = await linesOf({ documentId: operation.id });
    expect(slow).toMatchObject({ event: 'slow operation', name: operation.name, phases: line?.['phases'] });
  });
});

describe('the parts of a request', () => {
  it('that was refused end with the part that refused it', () => {
    const times = beginPhases();
    times.read = times.begun + 5;
    endWork(times);
    times.send = times.identify + 1;
    expect(times.identify).toBeGreaterThan(0);
    expect(times.rates).toBe(0);
    expect(Object.keys(phasesInMs({ ...times, identify: times.begun + 25, send: times.begun + 27 }))).toEqual([
      'read',
      'identify',
      'send',
    ]);
  });

  it('are told to a tenth of a millisecond, and left out below', () => {
    const begun = 1_000;
    const times = { ...beginPhases(), begun, read: begun + 0.04, identify: begun + 0.04 + 1.26, send: begun + 4 };
    expect(phasesInMs(times)).toEqual({ identify: 1.3, send: 2.7 });
  });
});

describe('the address of a client', () => {
  it.each<[string, AddressForm, string | null]>([
    ['203.0.113.77', 'none', null],
    ['203.0.113.77', 'full', '203.0.113.77'],
    ['203.0.113.77', 'subnet', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', 'subnet', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', 'full', '2001:db8:1:2:3:4:5:6'],
    ['2001:0DB8:0001:2::6', 'subnet', '2001:db8:1::/48'],
    ['2001:db8::6', 'subnet', '2001:db8:0::/48'],
    ['::1', 'subnet', '0:0:0::/48'],
    ['Hilda Muster', 'full', null],
    ['203.0.113.77, Hilda', 'full', null],
    ['unknown', 'full', null],
    ['fe80::1%Hilda', 'full', null],
  ])('%s is logged as %s: %s', (address, form, logged) => expect(loggedAddress(address, form)).toBe(logged));
});
