import { afterEach, describe, expect, it } from '@jest/globals';
import { RATE_LIMITS } from '../../../gateway/limits/rate-limits.ts';
import { askHandle, download } from '../../support/download.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { OPEN_CLIENTS } from '../../support/open-clients.ts';

const NOTHING = 'A'.repeat(43);
const NOW = Date.now();

let graph: Graph;
const start = async (options: Parameters<typeof startGraph>[0] = {}) =>
  void (graph = await startGraph({ clock: () => NOW, ...options }));
afterEach(() => graph.stop());

const fetchAs = async (signIn: string, handle: string, url = graph.url) => download(url, await graph.token(signIn), handle);

type Execute = { execute: (request: { query: string }, ...rest: unknown[]) => Promise<unknown> };

/** Starts another gateway, before which notices answers by `redeem` when a handle is used up. @returns its URL */
function startBefore(redeem: (goOn: () => Promise<unknown>) => Promise<unknown>): Promise<string> {
  const notices = graph.subgraphs.get('notices') as unknown as Execute;
  const { execute } = notices;
  notices.execute = (request, ...rest) => {
    const goOn = () => execute(request, ...rest);
    return request.query.includes('redeemNoticeDownload') ? redeem(goOn) : goOn();
  };
  return graph.startAnother();
}

describe('the client of a download (NO-2)', () => {
  it('must have an entry: a token of an unlisted client gets the usual 404', async () => {
    const renamed = { issuers: ['ma-login', 'login-mass-gov'], clientIds: ['another-portal'] };
    await start({ clients: OPEN_CLIENTS.map((client) => (client.id === 'portal' ? { ...client, proof: renamed } : client)) });
    expect((await graph.ask('H02', '{ __typename }')).errors[0]?.extensions.code).toBe('CLIENT_NOT_REGISTERED');
    const unknown = await fetchAs('staff', NOTHING);
    expect(unknown.status).toBe(404);
    expect(await fetchAs('H02', NOTHING)).toEqual(unknown);
    expect(await download(graph.url, null, NOTHING)).toEqual(unknown);
    expect(JSON.parse(graph.logLines.at(-2)!)).toMatchObject({
      event: 'download',
      status: 404,
      client: null,
      viewer: 'anonymous',
    });
  });

  it('is logged', async () => {
    await start();
    await fetchAs('partner-documents', NOTHING);
    expect(JSON.parse(graph.logLines.at(-1)!)).toMatchObject({
      event: 'download',
      client: 'documents-partner',
      viewer: 'partner',
    });
  });

  it('is never a partner or staff: notices is not asked, and the try is audited', async () => {
    await start();
    let redeemed = 0;
    const another = await startBefore((goOn) => {
      redeemed += 1;
      return goOn();
    });
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    for (const signIn of ['partner-eligibility', 'partner-documents', 'partner-hand-off', 'staff']) {
      expect((await fetchAs(signIn, handle, another)).status).toBe(404);
      expect(graph.auditRecords.at(-1)).toMatchObject({ operation: { kind: 'download' }, outcome: 'refused', whose: [] });
    }
    expect(redeemed).toBe(0);
    expect([(await fetchAs('H02', handle, another)).status, redeemed]).toEqual([200, 1]);
  });

  it('has one rate for all its requests, including downloads', async () => {
    const rate = { requests: 2, seconds: 100 };
    await start({ clients: OPEN_CLIENTS.map((client) => (client.id === 'documents-partner' ? { ...client, rate } : client)) });
    expect((await fetchAs('partner-documents', NOTHING)).status).toBe(404);
    expect((await graph.ask('partner-documents', '{ __typename }')).status).toBe(200);
    expect((await fetchAs('partner-documents', NOTHING)).status).toBe(429);
    expect((await fetchAs('partner-eligibility', NOTHING)).status).toBe(404);
  });

  it('is limited by its rate also for letters that do not exist', async () => {
    const limit = { ...RATE_LIMITS['anonymous requests'], points: 2 };
    await start({ rateLimits: { ...RATE_LIMITS, 'anonymous requests': limit } as never });
    const statuses = [];
    for (const body of ['7', '{', 'x']) {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      statuses.push((await fetch(new URL('/notices/download', graph.url), init)).status);
    }
    expect(statuses).toEqual([404, 400, 429]);
  });
});

describe('a fault while a letter is handed out', () => {
  const faults = () =>
    graph.logLines.map((line) => JSON.parse(line) as { event: string }).filter(({ event }) => event === 'fault');

  it('is logged by the name of its class and reveals nothing to clients', async () => {
    let handle: string | null = null;
    const append = () => {
      if (handle === null) return Promise.resolve();
      throw new RangeError(`Bruno Ejemplo has ${handle}`);
    };
    await start({ audit: { append } });
    const asked = await askHandle(graph, 'H02', 'ntc-0201-1');
    handle = asked;
    const { status, body } = await fetchAs('H02', handle);
    expect([status, body.toString()]).toEqual([500, expect.stringContaining('INTERNAL_SERVER_ERROR')]);
    expect(faults()).toEqual([expect.objectContaining({ event: 'fault', at: 'download', name: 'RangeError' })]);
    for (const told of [body.toString(), graph.logLines.join('')]) {
      expect(told).not.toContain(asked);
      expect(told).not.toContain('Bruno');
    }
  });

  it('includes half a letter from notices', async () => {
    await start();
    const half = { redeemNoticeDownload: { recipientId: 'p0201', namedIds: ['p0201'] } };
    const another = await startBefore(() => Promise.resolve({ data: half }));
    expect((await fetchAs('H02', NOTHING, another)).status).toBe(500);
    expect(faults()).toEqual([expect.objectContaining({ event: 'fault', at: 'download' })]);
  });

  it('does not include a missing letter or an outage of notices', async () => {
    await start();
    expect((await fetchAs('H02', NOTHING)).status).toBe(404);
    const another = await startBefore(() => Promise.reject(new Error('down')));
    expect((await fetchAs('H02', NOTHING, another)).status).toBe(503);
    expect(faults()).toEqual([]);
  });
});
