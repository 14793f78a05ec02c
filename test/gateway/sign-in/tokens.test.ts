import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openIssuers } from '../../../gateway/sign-in/configured-issuers.ts';
import { type Graph, startGraph } from '../../support/graph.ts';
import { type IssuerServer, startIssuer } from '../../support/issuer-server.ts';
import { CLAIMS, MISSHAPEN } from './bad-claims.ts';
import { FORGED, NOT_FOR_US } from './bad-tokens.ts';
import { type Hands, openHands } from './token-makers.ts';

const LOGIN_MASS_GOV = { key: 'login-mass-gov', provider: 'LOGIN_MASS_GOV' } as const;
const PARTNERS = { key: 'partners', kind: 'partner', provider: null } as const;
const STAFF = { key: 'staff', kind: 'staff', provider: null } as const;

const REFUSAL = '{"errors":[{"message":"The token is not valid","extensions":{"code":"UNAUTHENTICATED"}}]}';
const WHO = '{ viewer { provider account { firstName } } }';

let servers: IssuerServer[];
let graph: Graph;
let hands: Hands;
beforeAll(async () => {
  servers = await Promise.all([{}, LOGIN_MASS_GOV, {}, PARTNERS, STAFF].map((bearer) => startIssuer(bearer)));
  const [issuer, other, stranger, partners, staff] = servers as [
    IssuerServer,
    IssuerServer,
    IssuerServer,
    IssuerServer,
    IssuerServer,
  ];
  hands = await openHands(issuer, other, stranger);
  graph = await startGraph({ issuers: openIssuers([issuer, other, partners, staff].map(({ settings }) => settings)) });
});
afterAll(async () => {
  await graph.stop();
  await Promise.all(servers.map((server) => server.stop()));
});

/** @param authorization the values of as many Authorization headers */
async function ask(authorization: readonly string[], query = WHO) {
  const body = JSON.stringify({ query });
  const headers = ['host', new URL(graph.url).host, 'content-type', 'application/json', 'content-length', String(body.length)];
  const asked = request(graph.url, {
    method: 'POST',
    headers: [...headers, ...authorization.flatMap((value) => ['authorization', value])],
  });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: (await text(response)).trim() };
}

describe('SI-7: an invalid token is refused without a reason:', () => {
  it.each([...FORGED, ...NOT_FOR_US, ...CLAIMS, ...MISSHAPEN])('%s %s', async (_id, _what, make) => {
    const made = await make(hands);
    expect(await ask(typeof made === 'string' ? [made] : made)).toEqual({ status: 401, body: REFUSAL });
  });

  it('TK-93 keys are never fetched from an address in a token', () => {
    expect(hands.stranger.fetches).toEqual({ discovery: 0, keys: 0 });
  });

  it('TK-94 every row has an id of its own', () => {
    const ids = [...FORGED, ...NOT_FOR_US, ...CLAIMS, ...MISSHAPEN].map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('SI-7: a good token is taken', () => {
  const BRUNO = { status: 200, body: '{"data":{"viewer":{"provider":"MA_LOGIN","account":{"firstName":"Bruno"}}}}' };
  const now = Math.floor(Date.now() / 1000);

  it.each([
    ['as it is', {}],
    ['with ours among the audiences', { aud: ['another-graph', 'myservices-graph'] }],
    ['just expired, within the tolerance', { iat: now - 200, exp: now - 10 }],
    ['issued just now by a clock that is ahead', { iat: now + 15, auth_time: now + 15 }],
    [
      'with claims that nobody asks for',
      { amr: ['pwd'], client_id: 'myservices-portal', nested: { sub: 'x', deep: [{ sub: 'y' }] } },
    ],
  ])('%s', async (_what, claims) => {
    expect(await ask([`Bearer ${await hands.issuer.sign(claims)}`])).toEqual(BRUNO);
  });

  it.each(['bearer', 'BEARER'])('under the scheme %s (RFC 9110, 11.1)', async (scheme) => {
    expect(await ask([`${scheme} ${await hands.issuer.sign()}`])).toEqual(BRUNO);
  });

  it('with white space around the header, which HTTP takes away', async () => {
    expect(await ask([` Bearer ${await hands.issuer.sign()} `])).toEqual(BRUNO);
  });

  it('again and again, and the issuer is not asked again', async () => {
    const token = await hands.issuer.sign();
    await ask([`Bearer ${token}`]);
    const before = { ...hands.issuer.fetches };
    expect([await ask([`Bearer ${token}`]), await ask([`Bearer ${token}`])]).toEqual([BRUNO, BRUNO]);
    expect(hands.issuer.fetches).toEqual(before);
  });

  it('the same subject of another issuer is somebody else', async () => {
    const { body } = await ask([`Bearer ${await hands.other.sign({ sub: 'demo-hugo' })}`]);
    expect(body).toBe('{"data":{"viewer":{"provider":"LOGIN_MASS_GOV","account":{"firstName":"Hugo"}}}}');
    expect((await ask([`Bearer ${await hands.other.sign({ sub: 'demo-bruno' })}`])).body).not.toContain('Bruno');
  });

  it('the e-mail address of a token does not identify an account', async () => {
    const claims = { sub: 'nobody', email: 'bruno.p0201.account@example.org', email_verified: true };
    expect((await ask([`Bearer ${await hands.other.sign(claims)}`])).body).not.toContain('Bruno');
  });
});

describe('a token of a partner', () => {
  const RECORDS = '{ feedStatus { identity { records } } }';
  const partners = () => servers[3] as IssuerServer;
  const PLAIN = { auth_time: undefined, sid: undefined, acr: undefined, client_id: 'eligibility-partner' };

  it('is one of its client, and needs neither session nor time of authentication', async () => {
    expect((await ask([`Bearer ${await partners().sign(PLAIN)}`], '{ __typename }')).status).toBe(200);
  });

  it.each([
    ['no client', { client_id: undefined }],
    ['an empty client', { client_id: '' }],
    ['two clients', { azp: 'another' }],
    ['no sub', { sub: undefined }],
    ['no exp', { exp: undefined }],
    ['scopes that are a list', { scope: ['eligibility:read'] }],
  ])('is refused with %s', async (_what, claims) => {
    expect(await ask([`Bearer ${await partners().sign({ ...PLAIN, ...claims })}`])).toEqual({ status: 401, body: REFUSAL });
  });

  it('does not make its bearer a member of the staff, nor a person', async () => {
    const token = await partners().sign({ ...PLAIN, scope: 'staff' });
    expect((await ask([`Bearer ${token}`], RECORDS)).body).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    expect((await ask([`Bearer ${token}`])).body).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    const staff = await (servers[4] as IssuerServer).sign({ sub: 'staff-1', client_id: 'myservices-playground' });
    expect((await ask([`Bearer ${staff}`], RECORDS)).body).toMatch(/"records":\d+/);
  });
});
