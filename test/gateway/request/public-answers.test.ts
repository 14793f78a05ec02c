import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assert, constantFrom, integer, property } from 'fast-check';
import { Agent, interceptors, request } from 'undici';
import { cachePolicyOf } from '../../../gateway/request/cache-policy.ts';
import { LOCALES } from '../../../schema/contract/locales.ts';
import { isOpen } from '../../../subgraphs/notices/help/opening-hours.ts';
import type { Graph } from '../../support/graph.ts';
import { BEGIN, get, HELP, isCacheable, startRegistered, urlOf } from './caching.ts';

const ORIGIN = 'https://myservices.mass.gov';

let now = BEGIN;
let graph: Graph;
beforeAll(async () => void (graph = await startRegistered(() => now)));
afterAll(() => graph.stop());

const help = () => urlOf(graph, { documentId: HELP.id });

describe('help may be cached (SU-1, BR-1, UP-2)', () => {
  it('by every cache, until the minute ends, varying by everything that it depends on', async () => {
    const { status, headers, text } = await get(help());
    expect([status, JSON.parse(text)]).toMatchObject([200, { data: { help: { customerService: { phone: '(800) 841-2900' } } } }]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'public, max-age=60, must-revalidate',
      vary: 'authorization, accept, accept-encoding, accept-language, origin',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      'content-language': 'en',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    [0, 60],
    [1, 59],
    [30_000, 30],
    [59_000, 1],
    [59_999, 0],
  ])('%i ms into a minute, for %i seconds', async (into, seconds) => {
    now = BEGIN + into;
    expect((await get(help())).headers.get('cache-control')).toBe(`public, max-age=${seconds}, must-revalidate`);
    now = BEGIN;
  });

  it('never beyond the time when openNow changes (SU-1)', () => {
    const request = { method: 'GET', headers: {} } as never;
    const answer = { data: {}, errors: [], headers: [], isPublic: true };
    const DAY = 86_400_000;
    const days = integer({ min: Date.UTC(2026, 0, 2) / DAY, max: Date.UTC(2027, 11, 30) / DAY });
    // In UTC: when it opens and closes in summer and winter, and when the day ends.
    const hours = constantFrom(12, 13, 21, 22, 4, 5);
    // What took long to answer was true when it was asked.
    const [off, took] = [integer({ min: -70_000, max: 10_000 }), integer({ min: 0, max: 8_000 })];
    assert(
      property(days, hours, off, took, (day, hour, before, ms) => {
        const askedAt = day * DAY + hour * 3_600_000 + before;
        const { seconds } = cachePolicyOf(request, answer, askedAt, askedAt + ms)!;
        if (seconds > 0) expect(isOpen(askedAt + ms + seconds * 1000 - 1)).toBe(isOpen(askedAt));
      }),
    );
  });

  it('LA-1: in each language by itself', async () => {
    const all = await Promise.all(LOCALES.map((locale) => get(help(), { 'accept-language': locale })));
    expect(all.map(({ headers }) => headers.get('content-language'))).toEqual([...LOCALES]);
    expect(all.every(isCacheable)).toBe(true);
    expect(new Set(all.map(({ headers }) => headers.get('etag'))).size).toBe(LOCALES.length);
  });

  it('in each media type by itself', async () => {
    const types = ['application/json', 'application/graphql-response+json'];
    const all = await Promise.all(types.map((accept) => get(help(), { accept })));
    expect(all.map(({ headers }) => headers.get('content-type'))).toEqual(types.map((type) => `${type}; charset=utf-8`));
    expect(new Set(all.map(({ headers }) => headers.get('etag'))).size).toBe(2);
  });

  it('and a page of the portal may read it', async () => {
    const { headers } = await get(help(), { origin: ORIGIN });
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([
      ORIGIN,
      expect.stringContaining('origin'),
    ]);
    expect((await get(help(), { origin: 'https://elsewhere.example' })).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is not audited, as nothing that nobody in particular asks is', async () => {
    await get(help());
    expect(graph.auditRecords).toEqual([]);
  });
});

describe('a client that has cached it', () => {
  it.each<[what: string, header: (tag: string) => string]>([
    ['by its tag', (tag) => tag],
    ['by one of several tags', (tag) => `"another", ${tag}`],
    ['by a tag that a proxy has made weak', (tag) => `W/${tag}`],
    ['by any', () => '*'],
  ])('is told that it has not changed: %s', async (_what, header) => {
    const { headers } = await get(help());
    const again = await get(help(), { 'if-none-match': header(headers.get('etag')!), origin: ORIGIN });
    expect([again.status, again.text]).toEqual([304, '']);
    for (const name of ['etag', 'cache-control', 'vary']) expect(again.headers.get(name)).toBe(headers.get(name));
    expect(again.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(JSON.parse(graph.logLines.at(-1)!)).toMatchObject({ status: 304, viewer: 'anonymous' });
  });

  it('gets the new answer when it has changed', async () => {
    const { headers } = await get(help(), { 'accept-language': 'es' });
    for (const tag of [headers.get('etag')!, '"x"', '', headers.get('etag')!.replaceAll('"', '')])
      expect((await get(help(), { 'if-none-match': tag })).status).toBe(200);
  });

  it('gets the whole answer with a token, because private answers have no tag', async () => {
    const etag = (await get(help())).headers.get('etag')!;
    const authorization = `Bearer ${await graph.token('H02')}`;
    const answer = await get(help(), { authorization, 'if-none-match': etag });
    expect([answer.status, isCacheable(answer)]).toEqual([200, false]);
  });
});

describe('a cache before the gateway (RFC 9111)', () => {
  const asked = () => graph.logLines.length;

  it('answers help by itself, for each language, and nothing else', async () => {
    const dispatcher = new Agent().compose(interceptors.cache({ type: 'shared' }));
    const ask = async (headers: Record<string, string>) => {
      const before = asked();
      const { statusCode, body } = await request(help(), { dispatcher, headers });
      return { statusCode, text: await body.text(), came: asked() - before };
    };
    const first = await ask({ 'accept-language': 'en' });
    expect(first).toMatchObject({ statusCode: 200, came: 1 });
    expect(await ask({ 'accept-language': 'en' })).toEqual({ ...first, came: 0 });
    const spanish = await ask({ 'accept-language': 'es' });
    expect([spanish.came, spanish.text]).toEqual([1, expect.not.stringContaining('Monday')]);
    expect((await ask({ 'accept-language': 'es' })).came).toBe(0);
    // A token is judged by the gateway, every time.
    expect(await ask({ 'accept-language': 'en', authorization: 'Bearer abc' })).toMatchObject({ statusCode: 401, came: 1 });
    const authorization = `Bearer ${await graph.token('H05')}`;
    expect(await ask({ authorization })).toMatchObject({ statusCode: 200, came: 1 });
    expect(await ask({ authorization })).toMatchObject({ statusCode: 200, came: 1 });
    expect((await ask({ 'accept-language': 'en' })).text).toBe(first.text);
    await dispatcher.close();
  });
});
