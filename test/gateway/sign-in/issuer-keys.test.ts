import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { IssuerUnavailable } from '../../../gateway/sign-in/issuer-unavailable.ts';
import { startGraph } from '../../support/graph.ts';
import { type IssuerServer, makeSigningKey } from '../../support/issuer-server.ts';
import { until } from '../../support/processes.ts';
import { Issuers, MINUTE, rotate } from './trusted-issuers.ts';

let issuers: Issuers;
let issuer: IssuerServer;
beforeEach(async () => {
  issuers = new Issuers();
  issuer = await issuers.start();
});
afterEach(() => issuers.stop());

const ENCODERS = { gzip: gzipSync, 'x-gzip': gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** @returns the text compressed, and says so in the response */
function encoded(encoding: keyof typeof ENCODERS, response: ServerResponse, text: string): Buffer {
  response.setHeader('content-encoding', encoding);
  return ENCODERS[encoding](text);
}

describe('where keys come from', () => {
  it('are found by the discovery document, once, when the first token needs them', async () => {
    const verify = issuers.trust(issuer);
    expect(issuer.fetches).toEqual({ discovery: 0, keys: 0 });
    for (const sub of ['a', 'b', 'c']) expect((await verify(await issuers.sign(issuer, { sub }))).signIn.subject).toBe(sub);
    expect(issuer.fetches).toEqual({ discovery: 1, keys: 1 });
  });

  it('or by an address that is given', async () => {
    const given = { ...issuer, settings: { ...issuer.settings, jwksUrl: `${issuer.url}/jwks` } };
    await issuers.trust(given)(await issuers.sign(issuer));
    expect(issuer.fetches).toEqual({ discovery: 0, keys: 1 });
  });

  it('one fetch serves all who wait for it', async () => {
    const verify = issuers.trust(issuer);
    const tokens = await Promise.all(Array.from({ length: 50 }, (_, position) => issuers.sign(issuer, { sub: `s${position}` })));
    await Promise.all(tokens.map(verify));
    expect(issuer.fetches).toEqual({ discovery: 1, keys: 1 });
  });

  it.each([
    ['names another issuer', { issuer: 'https://another.example.org' }],
    ['names keys that come in clear from elsewhere', { jwks_uri: 'http://keys.example.org/jwks' }],
    ['names keys in a file', { jwks_uri: 'file:///etc/passwd' }],
    ['names no keys', { jwks_uri: undefined }],
  ])('a discovery document is refused that %s', async (_what, discovery) => {
    issuer.discovery = discovery;
    await expect(issuers.trust(issuer)(await issuers.sign(issuer))).rejects.toThrow(IssuerUnavailable);
    expect(issuer.fetches.keys).toBe(0);
  });

  it.each<[string, NonNullable<IssuerServer['answer']>]>([
    ['a redirect', (response) => response.writeHead(302, { location: `${issuers.servers[1]?.url}/jwks` }).end()],
    ['an error', (response) => response.writeHead(500).end('{"keys":[]}')],
    ['no JSON', (response) => response.end('<html>')],
    ['JSON that is no object', (response) => response.end('[]')],
    ['far too much', (response) => response.end(`{"keys":[],"more":"${'x'.repeat(300_000)}"}`)],
    ['a broken answer', (response) => response.destroy()],
    ['far too much after decompression', (response) => response.end(encoded('gzip', response, 'x'.repeat(300_000)))],
    ['an encoding that was not asked for', (response) => response.setHeader('content-encoding', 'compress').end('{}')],
    ['what is not in the encoding it names', (response) => response.setHeader('content-encoding', 'gzip').end('{}')],
  ])('a token is not accepted by %s', async (_what, answer) => {
    await issuers.start();
    const verify = issuers.trust(issuer);
    issuer.answer = answer;
    await expect(verify(await issuers.sign(issuer))).rejects.toThrow(IssuerUnavailable);
    expect(issuers.servers[1]?.fetches).toEqual({ discovery: 0, keys: 0 });
  });
});

describe('compressed answers', () => {
  it.each(['gzip', 'x-gzip', 'deflate', 'br'] as const)('are read: %s', async (encoding) => {
    const verify = issuers.trust(issuer);
    issuer.encode = (text, response) => encoded(encoding, response, text);
    await expect(verify(await issuers.sign(issuer))).resolves.toBeDefined();
    expect(issuer.fetches).toEqual({ discovery: 1, keys: 1 });
  });
});

describe('when the issuer changes its keys', () => {
  it('no token is refused, neither of the old key nor of the new one', async () => {
    const verify = issuers.trust(issuer);
    const old = await issuers.sign(issuer, { sub: 'old' });
    await verify(await issuers.sign(issuer));
    await rotate(issuer);
    await expect(verify(await issuers.sign(issuer, { sub: 'new' }))).resolves.toMatchObject({ signIn: { subject: 'new' } });
    await expect(verify(old)).resolves.toMatchObject({ signIn: { subject: 'old' } });
  });

  it('it can do so again and again', async () => {
    const verify = issuers.trust(issuer);
    for (let round = 0; round < 5; round += 1) {
      await expect(verify(await issuers.sign(issuer))).resolves.toBeDefined();
      await rotate(issuer);
      issuers.ahead += MINUTE;
    }
  });

  it('a key that was withdrawn is good for ten minutes at most', async () => {
    const verify = issuers.trust(issuer);
    const [withdrawn] = issuer.keys;
    await verify(await issuers.sign(issuer));
    issuer.keys.splice(0, 1, await makeSigningKey());
    issuers.ahead = 11 * MINUTE;
    await expect(verify(await issuers.sign(issuer, { sub: 'late' }, {}, withdrawn))).rejects.toThrow();
  });
});

describe('keys that are kept fresh in the background', () => {
  it('are there before the first token, and fetched again before they are too old', async () => {
    const verify = issuers.trust(issuer);
    await verify.refreshDue();
    await verify.refreshDue();
    expect(issuer.fetches.keys).toBe(1);
    issuers.ahead = 6 * MINUTE;
    await verify.refreshDue();
    expect(issuer.fetches.keys).toBe(2);
    issuers.ahead = 11 * MINUTE;
    await verify(await issuers.sign(issuer));
    expect(issuer.fetches.keys).toBe(2);
  });

  it('are found again when the issuer has moved them', async () => {
    const verify = issuers.trust(issuer);
    await verify.refreshDue();
    const moved = await issuers.start();
    issuer.discovery = { jwks_uri: `${moved.url}/jwks` };
    for (const minutes of [6, 12]) {
      issuers.ahead = minutes * MINUTE;
      await verify.refreshDue();
    }
    expect([issuer.fetches, moved.fetches]).toEqual([
      { discovery: 2, keys: 2 },
      { discovery: 0, keys: 1 },
    ]);
  });

  it('come back by themselves after an outage', async () => {
    const verify = issuers.trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    await verify.refreshDue();
    issuer.answer = null;
    issuers.ahead = 5_000;
    await verify.refreshDue();
    expect(issuer.fetches).toEqual({ discovery: 2, keys: 1 });
    await expect(verify(await issuers.sign(issuer))).resolves.toBeDefined();
    expect(issuer.fetches.keys).toBe(1);
  });

  it('an outage and its end are logged, each once, and nothing of the answers', async () => {
    const secret = 'what-an-issuer-says-in-an-error';
    issuer.answer = (response) => response.writeHead(500).end(secret);
    const graph = await startGraph({ issuers: openIssuers([issuer.settings]) });
    const logged = () =>
      graph.logLines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ event }) => /issuer/.test(String(event)));
    try {
      await until(() => issuer.fetches.discovery >= 2 && logged().length > 0);
      issuer.answer = null;
      await until(() => logged().length === 2);
      expect(logged()).toEqual([
        expect.objectContaining({ event: 'issuer unavailable', issuer: 'ma-login', reason: 'The answer has the status 500' }),
        expect.objectContaining({ event: 'issuer available', issuer: 'ma-login' }),
      ]);
      expect(graph.logLines.join('')).not.toContain(secret);
    } finally {
      await graph.stop();
    }
  });
});
