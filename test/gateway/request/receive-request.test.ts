import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { REQUEST_DEADLINE_MS } from '../../../gateway/limits/limits.ts';
import { ERRORS, type ErrorCode } from '../../../schema/contract/errors.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE, ran } from '../../support/household-fixture.ts';
import { until } from '../../support/processes.ts';

let gateway: FixtureGateway;
beforeAll(async () => void (gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE)));
afterAll(() => gateway.stop());

const OPEN = JSON.stringify({ query: '{ open }' });
const JSON_BODY = { 'content-type': 'application/json' };

async function send(init: RequestInit, search = '') {
  const response = await fetch(gateway.url + search, init);
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

const refusal = (code: ErrorCode, message: string = ERRORS[code].message) => ({
  status: ERRORS[code].http,
  body: { errors: [{ message, extensions: { code } }] },
});

describe('requests that are answered', () => {
  it('by POST', async () => {
    expect(await send({ method: 'POST', headers: JSON_BODY, body: OPEN })).toMatchObject({
      status: 200,
      body: { data: { open: 'open' } },
    });
  });

  it('with a character set, and whatever more a client says', async () => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    };
    const { status, headers: answered } = await send({ method: 'POST', headers, body: OPEN });
    expect([status, answered.get('content-type')]).toEqual([200, 'application/graphql-response+json; charset=utf-8']);
  });

  it('by GET, for a client that says it is no form of another site', async () => {
    const search = `?query=${encodeURIComponent('query ($yes: Boolean!) { open @include(if: $yes) }')}&variables=${encodeURIComponent('{"yes":true}')}`;
    expect(await send({ headers: { 'apollo-require-preflight': 'yes' } }, search)).toMatchObject({
      status: 200,
      body: { data: { open: 'open' } },
    });
  });

  it('the one of several operations that is named', async () => {
    const body = JSON.stringify({ query: 'query A { a: open } query B { b: open }', operationName: 'B' });
    expect((await send({ method: 'POST', headers: JSON_BODY, body })).body).toEqual({ data: { b: 'open' } });
  });

  it('with a length, and headers that keep it from caches and frames', async () => {
    const { headers } = await send({ method: 'POST', headers: JSON_BODY, body: OPEN });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      vary: 'authorization, accept-language',
      'content-language': 'en',
      'content-type': 'application/json; charset=utf-8',
      'content-length': String('{"data":{"open":"open"}}\n'.length),
    });
    expect([...headers.keys()].filter((name) => /powered|server|trace|etag/.test(name))).toEqual([]);
  });
});

describe('requests that are refused', () => {
  const post = (body: string, headers: Record<string, string> = JSON_BODY) => send({ method: 'POST', headers, body });

  it.each<[what: string, ask: () => ReturnType<typeof send>, code: ErrorCode, message?: string]>([
    ['text that is no JSON', () => post('{'), 'BAD_REQUEST', 'The body is not JSON'],
    ['nothing', () => post(''), 'BAD_REQUEST', 'The body is not JSON'],
    ['a list', () => post(`[${OPEN}]`), 'BAD_REQUEST'],
    ['no question', () => post('{}'), 'BAD_REQUEST', 'The request has neither the id of an operation nor a document'],
    ['a question that is no text', () => post('{"query":{"a":1}}'), 'BAD_REQUEST'],
    ['variables that are a text', () => post('{"query":"{ open }","variables":"x"}'), 'BAD_REQUEST'],
    ['a document that is no GraphQL', () => post('{"query":"{"}'), 'GRAPHQL_PARSE_FAILED'],
    ['another media type', () => post(OPEN, { 'content-type': 'text/plain' }), 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', () => post('query={open}', { 'content-type': 'application/x-www-form-urlencoded' }), 'UNSUPPORTED_MEDIA_TYPE'],
    ['a media type that only begins so', () => post(OPEN, { 'content-type': 'application/jsonp' }), 'UNSUPPORTED_MEDIA_TYPE'],
    ['an answer as HTML', () => post(OPEN, { ...JSON_BODY, accept: 'text/html' }), 'NOT_ACCEPTABLE'],
    ['another method', () => send({ method: 'PUT', headers: JSON_BODY, body: OPEN }), 'METHOD_NOT_ALLOWED'],
    ['credentials of another kind', () => post(OPEN, { ...JSON_BODY, authorization: 'Basic YTpi' }), 'UNAUTHENTICATED'],
    ['a token that is none', () => post(OPEN, { ...JSON_BODY, authorization: 'Bearer abc' }), 'UNAUTHENTICATED'],
    ['two operations and no name', () => post('{"query":"query A { open } query B { open }"}'), 'OPERATION_RESOLUTION_FAILURE'],
    ['the name of none', () => post('{"query":"query A { open }","operationName":"B"}'), 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s', async (_what, ask, code, message = ERRORS[code].message) => {
    const { status, body } = await ask();
    const errors = (body as { errors: object[] }).errors.map((error) => ({ ...error, locations: undefined }));
    expect({ status, body: { errors } }).toEqual(refusal(code, message));
  });

  it('but not a query by GET without a content type: it changes nothing, and is nobody’s', async () => {
    const { status, body } = await send({}, '?query={open}');
    expect({ status, body }).toEqual({ status: 200, body: { data: { open: 'open' } } });
  });

  it('a mutation by GET, and it does not run', async () => {
    ran.length = 0;
    const answer = await send(
      { headers: { 'apollo-require-preflight': 'yes' } },
      `?query=${encodeURIComponent('mutation { note(text: "x") }')}`,
    );
    expect(answer).toMatchObject(refusal('METHOD_NOT_ALLOWED'));
    expect(ran).toEqual([]);
  });
});

describe('a body of more than 100 kB', () => {
  const body = JSON.stringify({ query: '{ open }', variables: { x: 'x'.repeat(150_000) } });

  it('is refused, and the next requests do not suffer for it', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await send({ method: 'POST', headers: JSON_BODY, body })).toMatchObject(refusal('REQUEST_TOO_LARGE'));
      for (let next = 0; next < 2; next += 1) {
        expect((await send({ method: 'POST', headers: JSON_BODY, body: OPEN })).status).toBe(200);
      }
    }
  });

  it('is refused before it is all there, and the connection ends', async () => {
    const { port, hostname } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\ncontent-length: 100000000\r\n\r\n${'x'.repeat(150_000)}`,
    );
    const [answer] = (await once(socket, 'data')) as [string];
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('Connection: close');
    await once(socket, 'close');
  });
});

/** All but `setTimeout` and the clock of `performance`, by which a request is given up. */
const OTHER_TIMERS = ['Date', 'hrtime', 'nextTick', 'queueMicrotask', 'setImmediate', 'setInterval'] as const;

describe('a request that takes too long', () => {
  afterEach(() => void jest.useRealTimers());

  it('is answered after eight seconds and not before, though its body is not all there', async () => {
    jest.useFakeTimers({ doNotFake: [...OTHER_TIMERS] });
    const { port, hostname } = new URL(gateway.url);
    const socket = connect(Number(port), hostname).setEncoding('utf8');
    const texts: string[] = [];
    socket.on('data', (text: string) => texts.push(text));
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query"',
    );
    await until(() => jest.getTimerCount() > 0);
    jest.advanceTimersByTime(REQUEST_DEADLINE_MS - 1);
    // What another client asks is answered; this one waits still.
    expect(await send({ method: 'POST', headers: JSON_BODY, body: OPEN })).toMatchObject({ status: 200 });
    expect(texts).toEqual([]);
    jest.advanceTimersByTime(1);
    await until(() => texts.join('').includes('"REQUEST_TIMEOUT"'));
    socket.destroy();
    expect(texts.join('')).toMatch(/^HTTP\/1\.1 504 /);
    expect(REQUEST_DEADLINE_MS).toBe(8_000);
  });
});
