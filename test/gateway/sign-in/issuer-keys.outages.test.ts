import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { IssuerUnavailable } from '../../../gateway/sign-in/issuer-unavailable.ts';
import { post, startGraph } from '../../support/graph.ts';
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

describe('while an issuer is out of order', () => {
  const outages: [string, NonNullable<IssuerServer['answer']>][] = [
    ['it refuses', (response) => response.writeHead(503).end()],
    ['it hangs', () => undefined],
    ['it breaks off', (response) => void response.write('{"ke', () => response.destroy())],
  ];

  it.each(outages)('and %s, its last keys stay good', async (_what, answer) => {
    const verify = issuers.trust(issuer);
    await verify(await issuers.sign(issuer));
    issuer.answer = answer;
    issuers.ahead = 11 * MINUTE;
    await expect(verify(await issuers.sign(issuer, { sub: 'later' }))).resolves.toBeDefined();
  });

  it('they stay good for a day and no longer, and it is asked again', async () => {
    const verify = issuers.trust(issuer);
    await verify(await issuers.sign(issuer));
    issuer.answer = (response) => response.writeHead(503).end();
    issuers.ahead = 23 * 60 * MINUTE;
    await expect(verify(await issuers.sign(issuer, { sub: 'a' }))).resolves.toBeDefined();
    issuers.ahead = 25 * 60 * MINUTE;
    await expect(verify(await issuers.sign(issuer, { sub: 'b' }))).rejects.toThrow(IssuerUnavailable);
    issuer.answer = null;
    issuers.ahead += MINUTE;
    await expect(verify(await issuers.sign(issuer, { sub: 'c' }))).resolves.toBeDefined();
  });

  it.each(outages)('and %s from the start, the others are not touched', async (_what, answer) => {
    const other = await issuers.start({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' });
    const verify = issuers.trust(issuer, other);
    issuer.answer = answer;
    const refused = expect(verify(await issuers.sign(issuer))).rejects.toThrow(IssuerUnavailable);
    for (const sub of ['a', 'b', 'c']) await expect(verify(await issuers.sign(other, { sub }))).resolves.toBeDefined();
    await refused;
  });

  it('a token does not wait for an issuer that is known to fail: neither one with a known key, nor another', async () => {
    const verify = issuers.trust(issuer);
    await verify(await issuers.sign(issuer));
    const unknown = await makeSigningKey();
    issuers.ahead = 11 * MINUTE;
    issuer.answer = (response) => response.writeHead(503).end();
    await verify(await issuers.sign(issuer, { sub: 'a' }));
    const { discovery } = issuer.fetches;
    await verify(await issuers.sign(issuer, { sub: 'b' }));
    await expect(verify(await issuers.sign(issuer, { sub: 'c' }, {}, unknown))).rejects.toThrow(IssuerUnavailable);
    expect(issuer.fetches.discovery).toBe(discovery);
    // The next fetch hangs; a token with a known key is taken meanwhile.
    issuer.answer = () => undefined;
    issuers.ahead += 5_000;
    await verify(await issuers.sign(issuer, { sub: 'd' }));
    await until(() => issuer.fetches.discovery === discovery + 1);
  });

  it('it is asked after pauses that grow to five seconds, however many tokens come', async () => {
    const verify = issuers.trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    const fetched: number[] = [];
    for (let second = 0; second <= 22; second += 1) {
      issuers.ahead = second * 1_000;
      const before = issuer.fetches.discovery;
      const tokens = await Promise.all(Array.from({ length: 5 }, (_, sub) => issuers.sign(issuer, { sub: String(sub) })));
      await Promise.all(tokens.map((token) => expect(verify(token)).rejects.toThrow(IssuerUnavailable)));
      if (issuer.fetches.discovery > before) fetched.push(second);
    }
    expect(fetched).toEqual([0, 1, 3, 7, 12, 17, 22]);
  });

  it('a token is told when the next fetch is, and is taken then', async () => {
    const verify = issuers.trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    const refused = async (sub: string) => verify(await issuers.sign(issuer, { sub })).then(null, (error: unknown) => error);
    for (let outage = 0; outage < 3; outage += 1) {
      const error = (await refused(`during-${outage}`)) as IssuerUnavailable;
      expect(error).toBeInstanceOf(IssuerUnavailable);
      issuers.ahead += error.retryAfterSeconds * 1_000;
    }
    issuer.answer = null;
    await expect(verify(await issuers.sign(issuer))).resolves.toBeDefined();
  });

  it('a clock that is set back does not reject valid tokens', async () => {
    const verify = issuers.trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    await expect(verify(await issuers.sign(issuer))).rejects.toThrow(IssuerUnavailable);
    issuer.answer = null;
    issuers.ahead = -60 * MINUTE;
    await expect(verify(await issuers.sign(issuer))).resolves.toBeDefined();
  });

  it('what is invalid whatever the key is refused as such, and no key is fetched for it', async () => {
    const verify = issuers.trust(issuer);
    issuer.answer = (response) => response.writeHead(503).end();
    const stranger = await issuers.start();
    const now = Math.floor(issuers.clock() / 1000);
    const invalid = [await issuers.sign(issuer, { exp: now - 60 }), await issuers.sign(stranger), 'no.token.atall'];
    for (const token of invalid) {
      const error: unknown = await verify(token).then(null, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(IssuerUnavailable);
    }
    expect(issuer.fetches.discovery).toBe(0);
  });
});

describe('a flood of tokens with unknown key ids', () => {
  it('has the keys fetched twice a minute at most, and good tokens are taken all the while', async () => {
    const other = await issuers.start({ key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' });
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

  it('pitfall 56: does not use up during an outage the fetches that valid tokens need afterwards', async () => {
    const verify = issuers.trust(issuer);
    await verify(await issuers.sign(issuer));
    await rotate(issuer);
    const forged = await makeSigningKey();
    issuer.answer = (response) => response.writeHead(503).end();
    for (let token = 0; token < 100; token += 1) {
      issuers.ahead += 100;
      await expect(verify(await issuers.sign(issuer, {}, { kid: `unknown-${token}` }, forged))).rejects.toThrow(
        IssuerUnavailable,
      );
    }
    issuer.answer = null;
    issuers.ahead += 5_000;
    await expect(verify(await issuers.sign(issuer, { sub: 'new-key' }))).resolves.toBeDefined();
  });

  it('may do so in each minute', async () => {
    const verify = issuers.trust(issuer);
    const forged = await makeSigningKey();
    for (let minute = 0; minute < 3; minute += 1) {
      for (let token = 0; token < 10; token += 1) {
        await expect(verify(await issuers.sign(issuer, {}, { kid: `unknown-${minute}-${token}` }, forged))).rejects.toThrow();
      }
      expect(issuer.fetches.keys).toBe(2 * (minute + 1));
      issuers.ahead += MINUTE;
    }
  });
});
