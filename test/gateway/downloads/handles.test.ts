import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RATE_LIMITS } from '../../../gateway/limits/rate-limits.ts';
import { askDownload, askHandle, download } from '../../support/download.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

let graph: Graph;
// Tokens of one moment are of one sign-in.
const NOW = Date.now();
const start = async (options: Parameters<typeof startGraph>[0] = {}) =>
  void (graph = await startGraph({ clock: () => NOW, ...options }));
const stop = () => graph.stop();
const fetchAs = async (signIn: string, handle: string) => download(graph.url, await graph.token(signIn), handle);
const statusAs = async (signIn: string, handle: string) => (await fetchAs(signIn, handle)).status;

describe('NO-2: a handle', () => {
  beforeEach(() => start());
  afterEach(stop);

  it('is redeemed once by many simultaneous requests over two gateways', async () => {
    const [handle, another, token] = [
      await askHandle(graph, 'H02', 'ntc-0201-1'),
      await graph.startAnother(),
      await graph.token('H02'),
    ];
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) => download(index % 2 === 0 ? graph.url : another, token, handle)),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 39 }, () => 404)]);
  });

  it('is in no log line, audit record or URL', async () => {
    const { handle, url } = (await askDownload(graph, 'H02', 'ntc-0201-1'))!;
    await fetchAs('H02', handle);
    await fetchAs('H02', handle);
    expect(url).not.toContain(handle);
    expect(graph.logLines.join('')).not.toContain(handle);
    expect(JSON.stringify(graph.auditRecords)).not.toContain(handle);
    expect(JSON.parse(graph.logLines.at(-1)!)).toMatchObject({ event: 'download', status: 404, viewer: 'person' });
  });

  it('is audited before its letter is sent, with everyone whom the letter names; so is a failed try', async () => {
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    await fetchAs('H02', handle);
    await fetchAs('H02', handle);
    const [answered, refused] = graph.auditRecords.slice(-2);
    expect(answered).toMatchObject({
      who: { kind: 'person', subject: 'demo-bruno', personId: 'p0201' },
      operation: { kind: 'download' },
      outcome: 'answered',
      whose: ['person:p0201', 'person:p0202', 'person:p0203', 'person:p0204', 'recipient:p0201'],
      depends: { recipient: ['Notice.download'] },
    });
    expect(refused).toMatchObject({ outcome: 'refused', whose: [], hide: { recipient: ['Notice.download'] }, depends: {} });
  });
});

describe('NO-2: a letter', () => {
  afterEach(stop);

  it('is not sent when the audit record cannot be written', async () => {
    let fails = false;
    await start({ audit: { append: async () => (fails ? Promise.reject(new Error('The disk is full')) : undefined) } });
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    fails = true;
    const { status, body } = await fetchAs('H02', handle);
    expect([status, body.toString()]).toEqual([503, expect.stringContaining('SERVICE_UNAVAILABLE')]);
  });

  it('has a rate limit', async () => {
    await start({
      rateLimits: { ...RATE_LIMITS, 'downloads by account': { ...RATE_LIMITS['downloads by account'], points: 2 } } as never,
    });
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    expect([await statusAs('H02', 'A'.repeat(43)), await statusAs('H02', handle)]).toEqual([404, 200]);
    const { status, headers } = await fetchAs('H02', handle);
    expect([status, Number(new Map(headers).get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(await statusAs('H01', handle)).toBe(404);
  });
});
