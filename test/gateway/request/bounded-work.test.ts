import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REQUEST_HEADERS } from '../../../gateway/http/request-headers.ts';
import { RAISED_RATES } from '../../../scripts/tooling/raised-rates.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { sendRaw } from '../../support/raw-http.ts';
import { type Excess, findExcess, PATTERNS, stepsOf } from './linear-work.ts';

let gateway: FixtureGateway;
beforeAll(async () => {
  const playground = { development: true, demo: null, staff: null };
  // Who is over the rate is refused before all is read.
  gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { playground, trustProxy: true, rateLimits: RAISED_RATES });
});
afterAll(() => gateway.stop());

const HEAD = 'Host: gateway\r\nConnection: close\r\n';
const QUERY = '/graphql?query={open}';
const get = (path: string, header = '') => sendRaw(gateway.url, `GET ${path} HTTP/1.1\r\n${HEAD}${header}\r\n`);
const post = (path: string, body: string, type = 'application/json') =>
  sendRaw(gateway.url, `POST ${path} HTTP/1.1\r\n${HEAD}Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);

const base64url = (text: string) => Buffer.from(text).toString('base64url');
const bearer = (token: string) => get(QUERY, `Authorization: Bearer ${token}\r\n`);
const inPath = (text: string) => text.replaceAll(/[\s"{}\\]/g, encodeURIComponent);
const JSON_PATHS = ['/graphql', '/notices/download', '/playground/api/explain'];

/** Where a text of the client's can be, how long it may be there, and how to send it. */
type Position = readonly [what: string, characters: number, send: (text: string) => Promise<unknown>];

const POSITIONS: readonly Position[] = [
  // The ends differ, so that nothing matches early.
  ...[...REQUEST_HEADERS, 'access-control-request-headers', 'content-encoding', 'cookie', 'x-unknown'].map((name): Position => [
    `the header ${name}`,
    7_900,
    (text) => get(QUERY, `${name}: a${text}!\r\n`),
  ]),
  ['the header accept-encoding of a file', 7_900, (text) => get('/playground/', `accept-encoding: a${text}!\r\n`)],
  [
    'the header origin of a preflight',
    7_900,
    (text) => sendRaw(gateway.url, `OPTIONS / HTTP/1.1\r\n${HEAD}Origin: ${text}!\r\n\r\n`),
  ],
  [
    'many headers of one name',
    7_900,
    (text) =>
      get(
        QUERY,
        [...text]
          .map(() => 'a:,\r\n')
          .slice(0, 2_000)
          .join(''),
      ),
  ],
  ...JSON_PATHS.map((path): Position => [
    `the media type at ${path}`,
    7_900,
    (text) => post(path, '{}', `application/json${text}!`),
  ]),
  ...['/', '/health/', '/notices/download/', '/playground/', '/playground/api/'].map((path): Position => [
    `the path below ${path}`,
    5_000,
    (text) => get(path + inPath(text)),
  ]),
  ...['query', 'documentId', 'operationName', 'variables', 'extensions', 'another'].map((name): Position => [
    `the parameter ${name}`,
    5_000,
    (text) => get(`/graphql?${name}=${encodeURIComponent(text)}`),
  ]),
  ['the names of parameters', 5_000, (text) => get(`/graphql?${inPath(text)}`)],
  ['a token', 7_000, bearer],
  ['the header of a token', 5_000, (text) => bearer(`${base64url(text)}.${base64url('{}')}.AA`)],
  ['the members of a token', 5_000, (text) => bearer(`${base64url(`{"a":${JSON.stringify(text)}}`)}.${base64url('{}')}.AA`)],
  ['the payload of a token', 5_000, (text) => bearer(`${base64url('{}')}.${base64url(`{${text}}`)}.AA`)],
  ['the signature of a token', 7_000, (text) => bearer(`${base64url('{}')}.${base64url('{}')}.${text}`)],
  ['the token of an assisted session', 7_000, (text) => bearer(`asst_${text}`)],
  ...JSON_PATHS.map((path): Position => [`the body at ${path}`, 40_000, (text) => post(path, text)]),
  ['the extensions', 40_000, (text) => post('/graphql', `{"extensions":{"a":${JSON.stringify(text)}}}`)],
];

describe('what a request costs before it is known who asks', () => {
  it.each(POSITIONS)(
    'is in proportion to its length and bounded, whatever is in %s',
    async (_what, characters, send) => {
      const excesses: Excess[] = [];
      for (const pattern of PATTERNS) {
        const excess = await findExcess(pattern, Math.floor(characters / 2), send);
        if (excess) excesses.push(excess);
      }
      expect(excesses).toEqual([]);
    },
    120_000,
  );

  it('is counted: what is longer takes more steps', async () => {
    for (const header of ['accept', 'accept-language', 'authorization', 'x-forwarded-for']) {
      const short = await stepsOf(() => get(QUERY, `${header}: a\r\n`));
      const long = await stepsOf(() => get(QUERY, `${header}: ${'a'.repeat(90)}\r\n`));
      expect([header, long - short]).toEqual([header, 89]);
    }
  });
});
