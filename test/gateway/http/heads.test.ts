import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../gateway/telemetry/log.ts';
import { type ErrorCode, ERRORS } from '../../../schema/contract/errors.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { connectRaw, parseAnswer, sendRaw } from '../../support/raw-http.ts';

const logLines: string[] = [];
let gateway: FixtureGateway;
beforeAll(async () => {
  gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { log: createLog('info', (line) => logLines.push(line)) });
});
afterAll(() => gateway.stop());

const QUERY = '{"query":"{ open }"}';
const HOST = 'Host: gateway\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const LENGTH = `Content-Length: ${QUERY.length}\r\n`;
const post = (headers: string, body = QUERY, path = '/graphql') => `POST ${path} HTTP/1.1\r\n${headers}\r\n${body}`;
const get = (headers: string, path = '/graphql?query={open}') => `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
const CLOSE = 'Connection: close\r\n';

const lastLine = () => JSON.parse(logLines.at(-1) ?? '{}') as Record<string, unknown>;

/** Every path, for what is refused on all of them. */
const PATHS = ['/', '/graphql', '/notices/download', '/health', '/playground/', '/nothing'];

describe('request headers that are refused before the request is used:', () => {
  it.each<[what: string, text: string, code: ErrorCode]>([
    ['two Host headers', post(HOST + HOST + JSON_TYPE + LENGTH), 'BAD_REQUEST'],
    ['two different Host headers', post(`${HOST}host: another\r\n${JSON_TYPE}${LENGTH}`), 'BAD_REQUEST'],
    ['no Host header', post(JSON_TYPE + LENGTH), 'BAD_REQUEST'],
    ['two media types of the body', post(HOST + JSON_TYPE + JSON_TYPE + LENGTH), 'BAD_REQUEST'],
    ['two lengths', post(HOST + JSON_TYPE + LENGTH + LENGTH), 'BAD_REQUEST'],
    ['two different lengths', post(`${HOST}${JSON_TYPE}${LENGTH}Content-Length: 3\r\n`), 'BAD_REQUEST'],
    ['a length and chunks', post(`${HOST}${JSON_TYPE}${LENGTH}Transfer-Encoding: chunked\r\n`, '0\r\n\r\n'), 'BAD_REQUEST'],
    ['chunks and another transfer encoding', post(`${HOST}${JSON_TYPE}Transfer-Encoding: chunked, identity\r\n`), 'BAD_REQUEST'],
    ['a length that is no number', post(`${HOST}${JSON_TYPE}Content-Length: +5\r\n`), 'BAD_REQUEST'],
    ['a header that goes on in the next line', get(`${HOST}X-A: b\r\n c\r\n`).replace('\r\n c', '\n c'), 'BAD_REQUEST'],
    ['a space before the colon', get(`${HOST}X-A : b\r\n`), 'BAD_REQUEST'],
    ['no HTTP', 'hello\r\n\r\n', 'BAD_REQUEST'],
    ['a body compressed by gzip', post(`${HOST}${JSON_TYPE}${LENGTH}Content-Encoding: gzip\r\n`), 'UNSUPPORTED_CONTENT_ENCODING'],
    [
      'an encoding after identity',
      post(`${HOST}${JSON_TYPE}${LENGTH}Content-Encoding: identity, br\r\n`),
      'UNSUPPORTED_CONTENT_ENCODING',
    ],
    [
      'two headers of encodings',
      post(`${HOST}${LENGTH}Content-Encoding: identity\r\nContent-Encoding: zstd\r\n`),
      'UNSUPPORTED_CONTENT_ENCODING',
    ],
    ['an encoding without a body', get(`${HOST}Content-Encoding: deflate\r\n`), 'UNSUPPORTED_CONTENT_ENCODING'],
    ['a header of more than 8 kB', get(`${HOST}X-A: ${'a'.repeat(8_200)}\r\n`), 'REQUEST_HEAD_TOO_LARGE'],
    ['more than 100 headers', get(HOST + 'X-A: b\r\n'.repeat(100)), 'REQUEST_HEAD_TOO_LARGE'],
    ['a head of more than 16 kB', get(`${HOST}${`X-A: ${'a'.repeat(6_000)}\r\n`.repeat(3)}`), 'REQUEST_HEAD_TOO_LARGE'],
    ['a path of more than 16 kB', get(HOST, `/graphql?query=${'a'.repeat(17_000)}`), 'REQUEST_HEAD_TOO_LARGE'],
  ])('%s', async (_what, text, code) => {
    const { status, headers, body } = await sendRaw(gateway.url, text);
    expect({ status, body: JSON.parse(body) as unknown }).toEqual({
      status: ERRORS[code].http,
      body: { errors: [{ message: ERRORS[code].message, extensions: { code } }] },
    });
    expect(headers).toMatchObject({ connection: 'close', 'cache-control': 'private, no-store' });
    expect(lastLine()).toMatchObject({ event: 'unread', id: headers['x-request-id'], status, code });
  });

  it.each(PATHS)('on every path: %s', async (path) => {
    expect((await sendRaw(gateway.url, get(HOST + HOST, path))).status).toBe(400);
    const encoded = await sendRaw(gateway.url, post(`${HOST}${LENGTH}Content-Encoding: gzip\r\n`, QUERY, path));
    expect([encoded.status, encoded.headers['accept-encoding']]).toEqual([415, 'identity']);
    expect((await sendRaw(gateway.url, get(`${HOST}X-A: ${'a'.repeat(8_200)}\r\n`, path))).status).toBe(431);
  });

  it('a body whose chunks break off is refused, even if the received part is a valid request', async () => {
    const chunk = `${QUERY.length.toString(16)}\r\n${QUERY}\r\n`;
    const { status, body } = await sendRaw(
      gateway.url,
      post(`${HOST}${JSON_TYPE}Transfer-Encoding: chunked\r\n`, `${chunk}no size\r\n`),
    );
    expect([status, body]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
  });

  it('a body whose client ends its side of the connection before it is whole', async () => {
    const { socket, closed } = await connectRaw(gateway.url, post(`${HOST}${JSON_TYPE}Content-Length: 100\r\n`));
    socket.end();
    expect(parseAnswer(await closed).status).toBe(400);
  });

  it('after well-formed requests, which are answered first', async () => {
    const text = await (await connectRaw(gateway.url, get(HOST).repeat(10) + get(HOST + HOST))).closed;
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([...Array<string>(10).fill('HTTP/1.1 200'), 'HTTP/1.1 400']);
    const broken = await (await connectRaw(gateway.url, `${get(HOST).repeat(10)}no HTTP\r\n\r\n`)).closed;
    expect(broken.match(/HTTP\/1\.1 \d+/g)).toEqual([...Array<string>(10).fill('HTTP/1.1 200'), 'HTTP/1.1 400']);
  });
});

describe('request headers that are accepted:', () => {
  it.each<[what: string, text: string]>([
    ['a body that is not encoded', post(`${HOST}${JSON_TYPE}${LENGTH}${CLOSE}Content-Encoding: Identity\r\n`)],
    ['an expectation that nobody knows', post(`${HOST}${JSON_TYPE}${LENGTH}${CLOSE}Expect: the-best\r\n`)],
    ['headers of 8 kB', get(`${HOST}${CLOSE}X-A: ${'a'.repeat(8_000)}\r\n`)],
    ['100 headers', get(HOST + CLOSE + 'X-A: b\r\n'.repeat(98))],
    ['HTTP/1.0 without a host', get('').replace('HTTP/1.1', 'HTTP/1.0')],
  ])('%s', async (_what, text) => {
    expect(await sendRaw(gateway.url, text)).toMatchObject({ status: 200, body: '{"data":{"open":"open"}}\n' });
  });

  it('the gateway chooses the id of a request, whatever the client sends', async () => {
    const { headers } = await sendRaw(gateway.url, get(`${HOST}${CLOSE}X-Request-Id: mine\r\n`));
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(lastLine()).toMatchObject({ event: 'request', id: headers['x-request-id'] });
  });
});
