import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { askHandle } from '../support/download.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { OPEN_CLIENTS } from '../support/open-clients.ts';
import { registeredBy } from '../support/registered.ts';

/** An empty page at an origin of its own. */
async function startSite(): Promise<{ url: string; server: Server }> {
  const html = '<!doctype html><title>Page</title><link rel="icon" href="data:,">';
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

let graph: Graph;
let browser: Browser;
let known: Page;
let unknown: Page;
const servers: Server[] = [];
beforeAll(async () => {
  const [portal, other] = await Promise.all([startSite(), startSite()]);
  servers.push(portal.server, other.server);
  const clients = OPEN_CLIENTS.map((client) => (client.id === 'portal' ? { ...client, origins: [portal.url] } : client));
  // A minute begins: what may be kept may be kept for a whole one.
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  graph = await startGraph({ clients, clock: () => now });
  browser = await launchChromium();
  [known, unknown] = [await browser.newPage(), await browser.newPage()];
  await Promise.all([known.goto(portal.url), unknown.goto(other.url)]);
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
  await graph.stop();
});

type Asking = { method?: string; headers?: Record<string, string>; body?: string; cache?: 'no-cache' };
type Read = { status: number; name: string | null; begins: string };

/** @returns what a script of the page reads; null when the browser does not let it */
const fetchIn = (page: Page, url: string, init: Asking = {}): Promise<Read | null> =>
  page.evaluate(
    async ([at, how]) => {
      const response = await fetch(at, how).catch(() => null);
      if (!response) return null;
      const [name, text] = [response.headers.get('content-disposition'), await response.text()];
      return { status: response.status, name, begins: text.slice(0, 8) };
    },
    [url, init] as const,
  );

async function post(signIn: string, body: object): Promise<Asking> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await graph.token(signIn)}` };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

describe('a page of another origin, in a browser', () => {
  const letters = () => new URL('/notices/download', graph.url).href;

  it('gets a letter with its file name if its origin is allowed (NO-2)', async () => {
    const init = await post('H02', { handle: await askHandle(graph, 'H02', 'ntc-0201-1') });
    expect(await fetchIn(known, letters(), init)).toEqual({
      status: 200,
      name: 'attachment; filename="notice.pdf"',
      begins: expect.stringMatching(/^%PDF-/),
    });
    expect(await fetchIn(known, letters(), init)).toMatchObject({ status: 404, name: null });
  });

  it('cannot use a handle up if its origin is not allowed (NO-2)', async () => {
    const init = await post('H02', { handle: await askHandle(graph, 'H02', 'ntc-0201-1') });
    expect(await fetchIn(unknown, letters(), init)).toBeNull();
    expect(await fetchIn(known, letters(), init)).toMatchObject({ status: 200 });
  });

  it('can query the graph only if its origin is allowed', async () => {
    const init = await post('H02', { query: '{ me { id } }' });
    expect(await fetchIn(known, graph.url, init)).toMatchObject({ status: 200 });
    expect(await fetchIn(unknown, graph.url, init)).toBeNull();
  });

  it('requests help once, and its browser caches the answer (SU-1)', async () => {
    const query = registeredBy('portal').find(({ name }) => name === 'Help')!.body;
    const url = `${graph.url}?${new URLSearchParams({ query })}`;
    const before = graph.logLines.length;
    const first = await fetchIn(known, url);
    expect(first).toMatchObject({ status: 200 });
    for (let times = 0; times < 3; times += 1) expect(await fetchIn(known, url)).toEqual(first);
    expect(graph.logLines.length - before).toBe(1);
    // It has changed nothing since: the browser asks, is told so by a 304, and the page sees the answer.
    expect(await fetchIn(known, url, { cache: 'no-cache' })).toEqual(first);
    expect(JSON.parse(graph.logLines.at(-1)!)).toMatchObject({ status: 304 });
  });
});
