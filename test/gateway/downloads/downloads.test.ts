import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../subgraphs/identity/store.ts';
import { demoDay } from '../../../subgraphs/shared/demo.ts';
import { askWith, startAssisted } from '../../support/delegates.ts';
import { demoLetterFile } from '../../support/demo-letter-files.ts';
import { askDownload, askHandle, download, type Downloaded } from '../../support/download.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

const SECOND = 1000;
const SIGN_OUT = 'mutation { signOut { signedOut } }';
const letter = (name: string) => readFileSync(demoLetterFile(name));

let graph: Graph;
let now: number;
const start = async (options: Parameters<typeof startGraph>[0] = {}) => {
  now = Date.now();
  graph = await startGraph({ clock: () => now, ...options });
};
const stop = () => graph.stop();
const identity = () => graph.subgraphs.get('identity')?.store as Store;
const fetchAs = async (signIn: string, handle: string, url = graph.url) => download(url, await graph.token(signIn), handle);
const statusAs = async (signIn: string, handle: string, url = graph.url) => (await fetchAs(signIn, handle, url)).status;

describe('NO-2: the letter of a notice as PDF', () => {
  beforeAll(() => start());
  afterAll(stop);

  it('is announced by a handle valid for a minute, at a path that is the same for everyone', async () => {
    expect(await askDownload(graph, 'H02', 'ntc-0201-1')).toEqual({
      url: '/notices/download',
      handle: expect.stringMatching(/^[\w-]{43}$/),
      expiresInSeconds: 60,
      contentType: 'application/pdf',
      bytes: letter('ntc-0201-1.p0201').length,
      language: 'es',
    });
    const handles = await Promise.all(Array.from({ length: 20 }, () => askHandle(graph, 'H02', 'ntc-0201-1')));
    expect(new Set(handles).size).toBe(20);
  });

  it('comes as an attachment with a neutral name that is not cached and runs nothing', async () => {
    const { status, headers, body } = await fetchAs('H02', await askHandle(graph, 'H02', 'ntc-0201-1'));
    expect(status).toBe(200);
    expect(body.equals(letter('ntc-0201-1.p0201'))).toBe(true);
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="notice.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': String(body.length),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      vary: 'authorization, accept-language',
      connection: 'keep-alive',
      'keep-alive': 'timeout=65',
    });
  });

  it('RO-6: each of two recipients of one notice gets their own letter', async () => {
    const [oskars, pias] = [await askHandle(graph, 'H09', 'ntc-0901-2'), await askHandle(graph, 'H09-pia', 'ntc-0901-2')];
    expect((await fetchAs('H09', oskars)).body.equals(letter('ntc-0901-2.p0901'))).toBe(true);
    expect((await fetchAs('H09-pia', pias)).body.equals(letter('ntc-0901-2.p0902'))).toBe(true);
  });

  it('RO-9: is not available when it names someone who has left the household', async () => {
    const { data } = await graph.ask('H13', '{ notice(id: "ntc-1301-1") { title download { handle } } }');
    expect(data.notice).toEqual({ title: 'H13P01 ntc-1301-1 title', download: null });
  });

  it('DE-2: a delegate gets it by their own handle while the member is signed in', async () => {
    const { token } = await startAssisted(graph, 'H02');
    const ask = async () => {
      const { data } = await askWith(graph.url, token, '{ notice(id: "ntc-0201-1") { download { handle } } }');
      return data.notice.download.handle as string;
    };
    const [first, second, members] = [await ask(), await ask(), await askHandle(graph, 'H02', 'ntc-0201-1')];
    expect(await statusAs('H02', first)).toBe(404);
    expect((await download(graph.url, token, members)).status).toBe(404);
    expect((await download(graph.url, token, first)).status).toBe(200);
    await graph.ask('H02', SIGN_OUT);
    expect((await download(graph.url, token, second)).status).toBe(404);
  });

  it('is not GraphQL: other methods and bodies are refused as everywhere', async () => {
    const url = new URL('/notices/download', graph.url);
    const get = await fetch(url);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    const json = { 'content-type': 'application/json' };
    expect((await fetch(url, { method: 'POST', body: '{', headers: json })).status).toBe(400);
    expect((await fetch(url, { method: 'POST', body: '0'.repeat(100_001), headers: json })).status).toBe(413);
  });
});

describe('NO-2, RO-4: every failed download gets the same answer', () => {
  let unknown: Downloaded;
  beforeEach(async () => {
    await start();
    unknown = await fetchAs('H02', 'A'.repeat(43));
  });
  afterEach(stop);

  it('which says nothing', () => {
    expect(unknown.status).toBe(404);
    expect(unknown.body.toString()).toBe(
      '{"errors":[{"message":"There is nothing to download","extensions":{"code":"NOT_FOUND"}}]}\n',
    );
  });

  it('for a handle that was used', async () => {
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    expect(await statusAs('H02', handle)).toBe(200);
    expect(await fetchAs('H02', handle)).toEqual(unknown);
  });

  it('for a handle a minute old, and not a second before', async () => {
    const [one, other] = [await askHandle(graph, 'H02', 'ntc-0201-1'), await askHandle(graph, 'H02', 'ntc-0201-1')];
    const token = await graph.token('H02', Math.floor(now / SECOND));
    now += 59 * SECOND;
    expect((await download(graph.url, token, one)).status).toBe(200);
    now += SECOND;
    expect(await download(graph.url, token, other)).toEqual(unknown);
  });

  it.each(['H02-carla', 'H01', 'H08', 'staff', 'partner-documents'])(
    'for %s with the handle of H02, who can still use it',
    async (other) => {
      const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
      expect(await fetchAs(other, handle)).toEqual(unknown);
      expect(await statusAs('H02', handle)).toBe(200);
    },
  );

  it('for the same person in another session, or by the other provider', async () => {
    const handle = await askHandle(graph, 'H06', 'ntc-0601-1');
    expect(await fetchAs('H06-lmg', handle)).toEqual(unknown);
    const later = await graph.token('H06', Math.floor(now / SECOND) - 5);
    expect(await download(graph.url, later, handle)).toEqual(unknown);
    expect(await statusAs('H06', handle)).toBe(200);
  });

  it('for nobody, and for a token that is not valid', async () => {
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    const token = await graph.token('H02');
    expect(await download(graph.url, null, handle)).toEqual(unknown);
    expect(await download(graph.url, `${token.slice(0, -6)}AAAAAA`, handle)).toEqual(unknown);
  });

  it('for what is no handle', async () => {
    for (const body of [
      {},
      [],
      null,
      7,
      { handle: null },
      { handle: ['A'.repeat(43)] },
      '',
      'x',
      '../../etc/passwd',
      "' or 1=1 --",
    ]) {
      expect(await download(graph.url, await graph.token('H02'), body)).toEqual(unknown);
    }
  });

  it('after a sign-out, here and on another gateway', async () => {
    const [handle, another] = [await askHandle(graph, 'H02', 'ntc-0201-1'), await graph.startAnother()];
    const token = await graph.token('H02');
    await askWith(graph.url, token, SIGN_OUT);
    expect(await download(graph.url, token, handle)).toEqual(unknown);
    now += 250;
    expect(await download(another, token, handle)).toEqual(unknown);
    // Whoever signs in again begins anew.
    now += SECOND;
    expect(await statusAs('H02', handle)).toBe(404);
  });

  it.each<[string, (store: Store) => Promise<void>]>([
    ['a member has left', (store) => store.endMembership('h02', 'p0204', demoDay(0))],
    ['another is the head', (store) => store.moveHead('h02', 'p0202')],
    ['a member is restricted', (store) => store.setRestricted('p0204', true)],
    ['the viewer has left', (store) => store.endMembership('h02', 'p0201', demoDay(0))],
  ])('RO-9: after the household changed: %s', async (_case, change) => {
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    const token = await graph.token('H02');
    await change(identity());
    now += 251;
    expect(await download(graph.url, token, handle)).toEqual(unknown);
  });
});
