import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningSubgraph } from '../../../subgraphs/shared/serve.ts';
import { demoFeed } from '../../../scripts/demo/notices.ts';
import { DEMO_LETTERS_FOLDER } from '../../../subgraphs/notices/letters/demo-letters.ts';
import { letterPath } from '../../../subgraphs/notices/letters/letter-files.ts';
import { askDownload, askHandle, download } from '../../support/download.ts';
import { DEMO_LETTERS } from '../../support/demo-letter-files.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const NOW = Date.now();
const LARGE = Buffer.alloc(20_000_000, 'a letter of many pages ');
const SHA256 = createHash('sha256').update(LARGE).digest('hex');

/** The demo, in which the letter of ntc-0201-1 is large. */
const feed = () => {
  const demo = demoFeed();
  const letters = demo.letters.map((letter) =>
    letter.noticeId === 'ntc-0201-1' ? { ...letter, sha256: SHA256, bytes: LARGE.length } : letter,
  );
  return { ...demo, letters };
};

let graph: Graph;
let folder: ReturnType<typeof temporaryFolder>;
let path: string;
const start = async () => {
  graph = await startGraph({
    clock: () => NOW,
    feeds: { notices: feed() },
    settings: { notices: { lettersFolder: folder.path } },
  });
};
beforeEach(() => {
  folder = temporaryFolder();
  cpSync(DEMO_LETTERS_FOLDER, folder.path, { recursive: true });
  path = join(folder.path, letterPath(SHA256));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, LARGE);
});
afterEach(async () => {
  await graph.stop();
  folder.remove();
});

const notices = () => graph.subgraphs.get('notices') as RunningSubgraph;
const events = (name: string) =>
  graph.logLines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => event === name);

/** Downloads the letter of Bruno, part by part. @returns the bytes that came, and whether all that were announced did */
async function receive(url: string): Promise<{ status: number; bytes: number; whole: boolean; hash: string }> {
  const [handle, token] = [await askHandle(graph, 'H02', 'ntc-0201-1'), await graph.token('H02')];
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(new URL('/notices/download', url), { method: 'POST', headers }, (response) => {
      const hash = createHash('sha256');
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        hash.update(part);
      });
      const status = Number(response.statusCode);
      response.on('error', () => undefined);
      response.on('close', () => resolve({ status, bytes, whole: response.complete, hash: hash.digest('hex') }));
    });
    sent.on('error', reject).end(JSON.stringify({ handle }));
  });
}

describe.each(['in this process', 'over HTTP'])('a letter that notices streams %s', (way) => {
  /** @returns the URL of a gateway that gets letters this way */
  async function gatewayUrl(): Promise<string> {
    if (way === 'in this process') return graph.url;
    return graph.startAnother(new Map([['notices', await notices().listen(0)]]));
  }

  it('comes whole, however long it is', async () => {
    await start();
    const received = await receive(await gatewayUrl());
    expect(received).toEqual({ status: 200, bytes: LARGE.length, whole: true, hash: SHA256 });
    expect([events('letter unavailable'), events('fetch failed')]).toEqual([[], []]);
  });

  it('is unavailable when its file is missing, and nobody is recorded to have read it', async () => {
    await start();
    rmSync(path);
    const url = await gatewayUrl();
    const handle = await askHandle(graph, 'H02', 'ntc-0201-1');
    const recorded = graph.auditRecords.length;
    const { status, body } = await download(url, await graph.token('H02'), handle);
    expect([status, body.toString()]).toEqual([503, expect.stringContaining('SERVICE_UNAVAILABLE')]);
    expect(events('letter unavailable')).toMatchObject([
      { subgraph: 'notices', reason: 'ENOENT', requestId: expect.any(String) },
    ]);
    expect(graph.auditRecords.slice(recorded).filter(({ operation }) => operation.kind === 'download')).toEqual([]);
  });

  it('breaks off when its file is not the one of its hash: what came never looks whole', async () => {
    await start();
    const broken = Buffer.from(LARGE);
    broken[LARGE.length - 1]! ^= 1;
    writeFileSync(path, broken);
    const received = await receive(await gatewayUrl());
    expect(received.status).toBe(200);
    expect([received.whole, received.bytes < LARGE.length]).toEqual([false, true]);
    expect(events('letter unavailable')).toMatchObject([{ subgraph: 'notices', reason: 'HASH' }]);
    expect(events('fetch failed')).toMatchObject([{ subgraph: 'notices', reason: 'closed' }]);
  });
});

it('is not offered where notices are served without letters', async () => {
  graph = await startGraph({ clock: () => NOW, settings: { notices: { lettersFolder: null } } });
  expect(await askDownload(graph, 'H02', 'ntc-0201-1')).toBeNull();
  await graph.stop();
  await start();
  expect(await askDownload(graph, 'H02', 'ntc-0201-1')).not.toBeNull();
});

describe('the route of letters in notices', () => {
  const ask = (url: string, name: string, init: RequestInit = {}) => fetch(new URL(`/files/${name}`, url), init);

  it('gives nothing without an assertion, whatever is asked for', async () => {
    await start();
    const url = await notices().listen(0);
    for (const name of ['ntc-0201-1', 'no-such-notice', SHA256, '..%2F..%2Fetc%2Fpasswd', '%FF']) {
      const answer = await ask(url, name);
      expect([answer.status, await answer.text()]).toEqual([404, '']);
    }
    expect((await ask(url, 'ntc-0201-1', { headers: { 'x-viewer-assertion': 'none' } })).status).toBe(401);
  });

  it('has the demo letters as they were generated', () => {
    for (const { sha256, bytes } of DEMO_LETTERS.values()) {
      const content = readFileSync(join(DEMO_LETTERS_FOLDER, letterPath(sha256)));
      expect([createHash('sha256').update(content).digest('hex'), content.length]).toEqual([sha256, bytes]);
    }
  });
});
