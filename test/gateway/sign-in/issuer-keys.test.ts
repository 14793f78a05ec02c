import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { createIssuerKeys } from '../../../gateway/sign-in/issuer-keys.ts';
import { createTokenVerifier, type TrustedIssuer } from '../../../gateway/sign-in/verify-token.ts';
import { post, startGraph } from '../../support/graph.ts';
import { goodClaims, type IssuerServer, makeSigningKey, startIssuer } from '../../support/issuer-server.ts';

const MINUTE = 60_000;

let servers: IssuerServer[] = [];
let issuer: IssuerServer;
/** Milliseconds by which the clock of keys and tokens is ahead. */
let ahead = 0;
beforeEach(async () => {
  ahead = 0;
  servers = [];
  issuer = await start();
});
afterEach(() => Promise.all(servers.map((server) => server.stop())));

async function start(bearer: Parameters<typeof startIssuer>[0] = {}): Promise<IssuerServer> {
  const server = await startIssuer(bearer);
  servers.push(server);
  return server;
}

const clock = () => Date.now() + ahead;

function trust(...trusted: readonly IssuerServer[]) {
  const issuers = trusted.map(({ settings }): TrustedIssuer => {
    const keys = createIssuerKeys(settings, clock);
    return { ...settings, keys: () => keys };
  });
  const verify = createTokenVerifier(issuers);
  return (token: string) => verify(token, clock() / 1000);
}

const sign = (server: IssuerServer, ...[claims = {}, ...rest]: Partial<Parameters<IssuerServer['sign']>>) =>
  server.sign({ ...goodClaims(server.url, Math.floor(clock() / 1000)), ...claims }, ...rest);

/** Makes the issuer sign with a new key. */
const rotate = async (server: IssuerServer) => void server.keys.unshift(await makeSigningKey());

describe('where keys come from', () => {
  it('are found by the discovery document, once, when the first token needs them', async () => {
    const verify = trust(issuer);
    expect(issuer.fetches).toEqual({ discovery: 0, keys: 0 });
    for (const sub of ['a', 'b', 'c']) expect((await verify(await sign(issuer, { sub }))).signIn.subject).toBe(sub);
    expect(issuer.fetches).toEqual({ discovery: 1, keys: 1 });
  });

  it('or by an address that is given', async () => {
    const given = { ...issuer, settings: { ...issuer.settings, jwksUrl: `${issuer.url}/jwks` } };
    await trust(given)(await sign(issuer));
    expect(issuer.fetches).toEqual({ discovery: 0, keys: 1 });
  });

  it('one fetch serves all who wait for it', async () => {
    const verify = trust(issuer);
    const tokens = await Promise.all(Array.from({ length: 50 }, (_, position) => sign(issuer, { sub: `s${position}` })));
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
    await expect(trust(issuer)(await sign(issuer))).rejects.toThrow();
    expect(issuer.fetches.keys).toBe(0);
  });

  it.each<[string, NonNullable<IssuerServer['answer']>]>([
    ['a redirect', (response) => response.writeHead(302, { location: `${servers[1]?.url}/jwks` }).end()],
    ['an error', (response) => response.writeHead(500).end('{"keys":[]}')],
    ['no JSON', (response) => response.end('<html>')],
    ['JSON that is no object', (response) => response.end('[]')],
    ['far too much', (response) => response.end(`{"keys":[],"more":"${'x'.repeat(300_000)}"}`)],
    ['a broken answer', (response) => response.destroy()],
  ])('nobody is let in by %s', async (_what, answer) => {
    await start();
    const verify = trust(issuer);
    issuer.answer = answer;
    await expect(verify(await sign(issuer))).rejects.toThrow();
    expect(servers[1]?.fetches).toEqual({ discovery: 0, keys: 0 });
  });
});

describe('when the issuer changes its keys', () => {
  it('no token is refused, neither of the old key nor of the new one', async () => {
    const verify = trust(issuer);
    const old = await sign(issuer, { sub: 'old' });
    await verify(await sign(issuer));
    await rotate(issuer);
    await expect(verify(await sign(issuer, { sub: 'new' }))).resolves.toMatchObject({ signIn: { subject: 'new' } });
    await expect(verify(old)).resolves.toMatchObject({ signIn: { subject: 'old' } });
  });

  it('it can do so again and again', async () => {
    const verify = trust(issuer);
    for (let round = 0; round < 5; round += 1) {
      await expect(verify(await sign(issuer))).resolves.toBeDefined();
      await rotate(issuer);
      ahead += MINUTE;
    }
  });

  it('a key that was withdrawn is good for ten minutes at most', async () => {
    const verify = trust(issuer);
    const [withdrawn] = issuer.keys;
    await verify(await sign(issuer));
    issuer.keys.splice(0, 1, await makeSigningKey());
    ahead = 11 * MINUTE;
    await expect(verify(await sign(issuer, { sub: 'late' }, {}, withdrawn))).rejects.toThrow();
  });
});

describe('while an issuer is out of order', () => {
  const outages: [string, NonNullable<IssuerServer['answer']>][] = [
    ['it refuses', (response) => response.writeHead(503).end()],
    ['it hangs', () => undefined],
    ['it breaks off', (response) => void response.write('{"ke', () => response.destroy())],
  ];

  it.each(outages)('and %s, its last keys stay good', async (_what, answer) => {
    const verify = trust(issuer);
    await verify(await sign(issuer));
    issuer.answer = answer;
    ahead = 11 * MINUTE;
    await expect(verify(await sign(issuer, { sub: 'later' }))).resolves.toBeDefined();
  });

  it('they stay good for a day and no longer, and it is asked again', async () => {
    const verify = trust(issuer);
    await verify(await sign(issuer));
    issuer.answer = (response) => response.writeHead(503).end();
    ahead = 23 * 60 * MINUTE;
    await expect(verify(await sign(issuer, { sub: 'a' }))).resolves.toBeDefined();
    ahead = 25 * 60 * MINUTE;
    await expect(verify(await sign(issuer, { sub: 'b' }))).rejects.toThrow();
    issuer.answer = null;
    ahead += MINUTE;
    await expect(verify(await sign(issuer, { sub: 'c' }))).resolves.toBeDefined();
  });

  it.each(outages)('and %s from the start, the others are not touched', async (_what, answer) => {
    const other = await start({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' });
    const verify = trust(issuer, other);
    issuer.answer = answer;
    const refused = expect(verify(await sign(issuer))).rejects.toThrow();
    for (const sub of ['a', 'b', 'c']) await expect(verify(await sign(other, { sub }))).resolves.toBeDefined();
    await refused;
  });

  it('nobody waits for it for ever, and who needs another issuer does not wait at all', async () => {
    const other = await start({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' });
    const verify = trust(issuer, other);
    issuer.answer = () => undefined;
    const order: string[] = [];
    const waiting = expect(verify(await sign(issuer)).finally(() => order.push('silent issuer'))).rejects.toThrow();
    await verify(await sign(other)).finally(() => order.push('other issuer'));
    await waiting;
    expect(order).toEqual(['other issuer', 'silent issuer']);
  });

  it('it is asked twice a minute at most', async () => {
    const verify = trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    for (let token = 0; token < 20; token += 1) await expect(verify(await sign(issuer))).rejects.toThrow();
    expect(issuer.fetches).toEqual({ discovery: 2, keys: 0 });
    ahead = MINUTE;
    issuer.answer = null;
    await expect(verify(await sign(issuer))).resolves.toBeDefined();
  });
});

describe('a flood of tokens with unknown key ids', () => {
  it('has the keys fetched twice a minute at most, and good tokens are taken all the while', async () => {
    const other = await start({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' });
    const graph = await startGraph({ issuers: openIssuers([issuer.settings, other.settings]) });
    const forged = await makeSigningKey();
    const ask = async (token: string) =>
      (await post(graph.url, { query: '{ viewer { provider } }' }, { authorization: `Bearer ${token}` })).status;
    try {
      expect(await ask(await issuer.sign())).toBe(200);
      const flood = Array.from({ length: 300 }, async (_, position) =>
        ask(await issuer.sign({}, { kid: `unknown-${position}` }, forged)),
      );
      const good = [issuer, other].map(async (server) => ask(await server.sign({ nonce: 'during' })));
      expect(await Promise.all(good)).toEqual([200, 200]);
      expect(new Set(await Promise.all(flood))).toEqual(new Set([401]));
      expect(issuer.fetches).toEqual({ discovery: 1, keys: 2 });
      expect(other.fetches).toEqual({ discovery: 1, keys: 1 });
    } finally {
      await graph.stop();
    }
  });

  it('may do so in each minute', async () => {
    const verify = trust(issuer);
    const forged = await makeSigningKey();
    for (let minute = 0; minute < 3; minute += 1) {
      for (let token = 0; token < 10; token += 1) {
        await expect(verify(await sign(issuer, {}, { kid: `unknown-${minute}-${token}` }, forged))).rejects.toThrow();
      }
      expect(issuer.fetches.keys).toBe(2 * (minute + 1));
      ahead += MINUTE;
    }
  });
});
