import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { NONCE } from '../../../gateway/playground/page-headers.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SCRIPT = 'console.log("a script of the page");\n'.repeat(50);
const STAFF = { issuer: 'https://staff.example.org/realms/agency', clientId: 'playground', scope: 'openid' };

/** Asks as no browser would: with the path as it is. */
const ask = (url: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const { port } = new URL(url);
    request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('the page of the playground', () => {
  const folder = temporaryFolder();
  const page = join(folder.path, 'page');
  let served: FixtureGateway;
  let unbuilt: FixtureGateway;
  let off: FixtureGateway;
  beforeAll(async () => {
    mkdirSync(join(page, 'assets'), { recursive: true });
    writeFileSync(join(folder.path, 'secret.html'), 'not of the page');
    writeFileSync(join(page, 'index.html'), `<!doctype html><title>page</title><style nonce="${NONCE}"></style>`);
    writeFileSync(join(page, 'built-from.txt'), 'hash');
    writeFileSync(join(page, 'assets/main-abc.js'), SCRIPT);
    writeFileSync(join(page, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(page, 'assets/main-abc.js.gz'), gzipSync(SCRIPT));
    const playground = { development: false, demo: null, staff: STAFF };
    [served, unbuilt, off] = await Promise.all([
      startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { playground: { ...playground, folder: page } }),
      startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { playground: { ...playground, folder: join(folder.path, 'nothing') } }),
      startFixtureGateway(HOUSEHOLD_FIXTURE),
    ]);
  });
  afterAll(async () => {
    await Promise.all([served, unbuilt, off].map((gateway) => gateway.stop()));
    folder.remove();
  });

  it('has a content security policy that allows no other host but the staff issuer, and no inline script', async () => {
    const { status, headers, body } = await ask(served.url, '/playground/');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
    expect(String(body)).toContain('<title>page</title>');
    const [, nonce = ''] = /<style nonce="([\w-]+)">/.exec(String(body)) ?? [];
    expect(nonce).toMatch(/^[\w-]{22}$/);
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      `style-src-elem 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self' https://staff.example.org",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(String((await ask(served.url, '/playground/')).body)).not.toContain(nonce);
    expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer']);
  });

  it('redirects to its folder', async () => {
    const { status, headers } = await ask(served.url, '/playground');
    expect([status, headers['location']]).toEqual([308, '/playground/']);
  });

  it.each([
    ['br', 'gzip, br'],
    ['gzip', 'gzip'],
    ['gzip', 'br;q=0, GZIP;q=0.1'],
    [undefined, 'identity'],
    [undefined, 'x-br, gzip;q=0.000'],
    [undefined, `${'identity, '.repeat(20)}br`],
  ])('hashed files have the encoding %s and are immutable', async (encoding, accepted) => {
    const { headers, body } = await ask(served.url, '/playground/assets/main-abc.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['vary']).toBe('accept-encoding');
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    if (encoding === undefined) expect(String(body)).toBe(SCRIPT);
  });

  it.each([
    '/playground/../secret.html',
    '/playground/..%2fsecret.html',
    '/playground/%2e%2e/secret.html',
    '/playground/assets/../../secret.html',
    '/playground/assets/..\\..\\secret.html',
    '/playground//etc/passwd',
    '/playground/assets/',
    '/playground/assets',
    '/playground/built-from.txt',
    '/playground/assets/main-abc.js.br',
    '/playground/constructor',
    '/playground/%00',
  ])('answers 404 for any other path: %s', async (path) => {
    const { status, body } = await ask(served.url, path);
    expect(status).toBe(404);
    expect(String(body)).toBe('The file does not exist');
  });

  it('answers HEAD like GET, and refuses POST', async () => {
    const head = await ask(served.url, '/playground/', {}, 'HEAD');
    expect([head.status, head.body.length, Number(head.headers['content-length'])]).toEqual([
      200,
      0,
      34 + '<style nonce=""></style>'.length + 22,
    ]);
    expect((await ask(served.url, '/playground/', {}, 'POST')).status).toBe(405);
  });

  it('names the build command when it is not built', async () => {
    const { status, body } = await ask(unbuilt.url, '/playground/');
    expect([status, String(body)]).toEqual([503, expect.stringContaining('npm run build:playground')]);
  });

  it('answers 404 when it is switched off', async () => {
    for (const path of ['/playground', '/playground/', '/playground/assets/main-abc.js', '/playground/api/config']) {
      expect((await ask(off.url, path)).status).toBe(404);
    }
  });
});
