import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDevIssuer } from '../../../gateway/sign-in/dev-issuer.ts';
import { clientAddress } from '../../../gateway/http/client-address.ts';
import { RAISED_RATES } from '../../../scripts/tooling/raised-rates.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { sendRaw } from '../../support/raw-http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
let gateway: FixtureGateway;
beforeAll(async () => {
  const { issuers } = await openDevIssuer(folder.path);
  const clients = { issuers, rateLimits: RAISED_RATES };
  gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, clients);
});
afterAll(async () => {
  await gateway.stop();
  folder.remove();
});

const HEAD = 'Host: gateway\r\nConnection: close\r\n';
const post = (body: string, headers = 'Content-Type: application/json\r\n') =>
  sendRaw(gateway.url, `POST /graphql HTTP/1.1\r\n${HEAD}${headers}Content-Length: ${body.length}\r\n\r\n${body}`);
const get = (search: string, headers = '') => sendRaw(gateway.url, `GET /graphql?${search} HTTP/1.1\r\n${HEAD}${headers}\r\n`);
const OPEN = '{"query":"{ open }"}';
const ANSWER = { status: 200, body: '{"data":{"open":"open"}}\n' };

describe('a media type with parameters', () => {
  it.each([
    'application/json; profile=x',
    'application/json;charset=utf-8;odata=verbose',
    'application/json; charset="UTF-8" ; a="b;c, d"',
    'APPLICATION/JSON;',
    'application/json ; charset = utf-8',
  ])('of a body is JSON, whatever else it says: %s', async (type) => {
    expect(await post(OPEN, `Content-Type: ${type}\r\n`)).toMatchObject(ANSWER);
  });

  it.each([
    'application/json; charset=latin1',
    'application/json; charset=utf-8; charset=latin1',
    'application/json, text/plain',
    'text/plain; a=application/json',
    'text/plain; application/json',
    'application/json x',
    `application/json${' '.repeat(8_000)}x`,
    '"application/json"',
    '',
  ])('of a body is another: %.60s', async (type) => {
    expect((await post(OPEN, `Content-Type: ${type}\r\n`)).status).toBe(415);
  });

  it('means nothing by GET, which has no body, and nothing in what is accepted', async () => {
    for (const header of [
      'Content-Type: application/json; a=b',
      'Content-Type: a/b',
      'Accept: application/json; a=b',
      'Accept: */*; a="b,c"',
    ])
      expect(await get('query={open}', `${header}\r\n`)).toMatchObject(ANSWER);
    const { headers } = await get('query={open}', 'Accept: application/graphql-response+json; version=1\r\n');
    expect(headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
  });
});

describe('parameters of a URL', () => {
  it('may be others than those of a GraphQL request, but not many', async () => {
    expect(await get('query={open}&utm=1&__proto__=x&constructor=y')).toMatchObject(ANSWER);
    expect(
      await get(`query={open}${'&a=1'.repeat(1)}${Array.from({ length: 18 }, (_, index) => `&b${index}=1`).join('')}`),
    ).toMatchObject(ANSWER);
    for (const many of ['&a'.repeat(5_000), Array.from({ length: 20 }, (_, index) => `&b${index}=1`).join('')])
      expect((await get(`query={open}${many}`)).status).toBe(400);
  });

  it.each(['query', '__proto__', 'a'])('come once: %s', async (name) => {
    expect((await get(`query={open}&${name}=1&${name}=2`)).status).toBe(400);
  });
});

describe('JSON of a client', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it('is nested so deep and no deeper, wherever it is', async () => {
    for (const place of [
      (json: string) => `{"query":"{ open }","extensions":{"a":${json}}}`,
      (json: string) => `{"query":"{ open }","variables":{"a":${json}}}`,
    ]) {
      expect(await post(place(nested(98)))).toMatchObject(ANSWER);
      for (const depth of [99, 40_000]) {
        const { status, body } = await post(place(nested(depth)));
        expect([status, body]).toEqual([400, expect.stringContaining('nested deeper than 100 levels')]);
      }
    }
    for (const name of ['variables', 'extensions'])
      expect((await get(`query={open}&${name}=${'['.repeat(5_000)}`)).status).toBe(400);
  });

  it('has brackets in texts, which nest nothing', async () => {
    expect(await post(`{"query":"{ open }","variables":{"a":"\\\\\\"${'['.repeat(500)}"}}`)).toMatchObject(ANSWER);
  });

  it.each([
    '{"query":"{ open }","__proto__":{"query":"{ staffOnly }"}}',
    '{"query":"{ open }","variables":{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}}',
    '{"query":"{ open }","extensions":{"__proto__":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}}',
    `{"query":"{ open }","extensions":{${Array.from({ length: 8_000 }, (_, index) => `"a${index}":0`).join()}}}`,
  ])('has names that every object has, or many: %.80s', async (body) => {
    expect(await post(body)).toMatchObject(ANSWER);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('has its query in a member of its own, and in no prototype', async () => {
    expect((await post('{"__proto__":{"query":"{ open }"}}')).status).toBe(400);
  });
});

describe('credentials', () => {
  it.each([
    ['two headers', 'Authorization: Bearer a.b.c\r\nAuthorization: Bearer a.b.c\r\n'],
    ['a token of many dots', `Authorization: Bearer ${'.'.repeat(7_000)}\r\n`],
    ['a token of many parts', `Authorization: Bearer ${'a.'.repeat(3_500)}a\r\n`],
    ['a long token', `Authorization: Bearer ${'a'.repeat(3_000)}.${'a'.repeat(3_000)}.a\r\n`],
    [
      'a token of many members',
      `Authorization: Bearer ${Buffer.from(`{${'"a":1,'.repeat(500)}"b":1}`).toString('base64url')}.e30.AA\r\n`,
    ],
    [
      'a token nested deep',
      `Authorization: Bearer ${Buffer.from('['.repeat(4_000) + ']'.repeat(4_000)).toString('base64url')}.e30.AA\r\n`,
    ],
    [
      'a token with members of a prototype',
      `Authorization: Bearer ${Buffer.from('{"__proto__":{"alg":"none"}}').toString('base64url')}.e30.AA\r\n`,
    ],
  ])('that are none: %s', async (_what, header) => {
    expect((await get('query={open}', header)).status).toBe(401);
  });
});

describe('the address of a client behind a proxy', () => {
  const from = (forwarded: string | undefined) =>
    clientAddress(true)({ headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '192.0.2.1' } } as never);

  it.each([
    [undefined, '192.0.2.1'],
    ['', '192.0.2.1'],
    [',', '192.0.2.1'],
    ['198.51.100.7', '198.51.100.7'],
    ['203.0.113.1, 198.51.100.7', '198.51.100.7'],
    [`${'203.0.113.1, '.repeat(5_000)}198.51.100.7`, '198.51.100.7'],
    ['203.0.113.1,2001:db8::1', '2001:db8::1'],
    [`203.0.113.1, ${'1'.repeat(200)}`, '192.0.2.1'],
    ['1'.repeat(8_000), '192.0.2.1'],
  ])('is the last that is forwarded: %.40s', (forwarded, address) => {
    expect(from(forwarded)).toBe(address);
  });
});
