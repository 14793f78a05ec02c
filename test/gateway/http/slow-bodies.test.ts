import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { connectRaw, parseAnswer } from '../../support/raw-http.ts';

let gateway: FixtureGateway;
beforeAll(async () => {
  const playground = { development: true, demo: null, staff: null };
  gateway = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { playground });
});
afterAll(() => gateway.stop());

/** Sends half a body, and nothing more. @returns what is answered until the server ends the connection */
async function sendHalf(method: string, path: string, framing: string) {
  const begin = framing.startsWith('Transfer') ? '5\r\n{"que' : '{"que';
  const head = `${method} ${path} HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`;
  return parseAnswer(await (await connectRaw(gateway.url, head + begin)).closed);
}

const FRAMINGS = ['Content-Length: 100', 'Transfer-Encoding: chunked'];

describe('a body that does not end', () => {
  it.each<[method: string, path: string, status: number]>([
    ['POST', '/health', 200],
    ['GET', '/health', 200],
    ['POST', '/nothing', 404],
    ['GET', '/nothing', 404],
    ['OPTIONS', '/graphql', 204],
    ['OPTIONS', '/notices/download', 204],
    ['GET', '/graphql?query={open}', 200],
    ['PUT', '/graphql', 405],
    ['GET', '/notices/download', 405],
    ['GET', '/playground', 308],
    ['GET', '/playground/nothing', 404],
    ['POST', '/playground/', 405],
    ['GET', '/playground/api/config', 200],
    ['POST', '/playground/api/config', 405],
    ['POST', '/playground/api/nothing', 404],
  ])('is not read where it is not needed, and the connection ends: %s %s', async (method, path, status) => {
    for (const framing of FRAMINGS) {
      const { status: answered, headers } = await sendHalf(method, path, framing);
      // A page that is not built is not served; who sends half a body is told the same.
      expect([503, status]).toContain(answered);
      expect(headers['connection']).toBe('close');
    }
  });

  it('is awaited until the deadline where it is needed, and the connection ends', async () => {
    const paths = ['/graphql', '/notices/download', '/playground/api/token', '/playground/api/explain'];
    const answers = await Promise.all(paths.flatMap((path) => FRAMINGS.map((framing) => sendHalf('POST', path, framing))));
    for (const { status, headers, body } of answers) {
      expect([status, headers['connection']]).toEqual([504, 'close']);
      expect(body).toContain('REQUEST_TIMEOUT');
    }
  }, 60_000);

  it('slow headers are refused when they take too long', async () => {
    const { status, headers, body } = parseAnswer(await (await connectRaw(gateway.url, 'GET / HTTP/1.1\r\nHost: gate')).closed);
    expect([status, headers['connection']]).toEqual([408, 'close']);
    expect([body, headers['x-request-id']]).toEqual([
      expect.stringContaining('REQUEST_TOO_SLOW'),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  }, 60_000);
});

describe('a request without a body', () => {
  it.each(['/health', '/nothing', '/graphql?query={open}', '/playground/nothing'])(
    'leaves its connection open: %s',
    async (path) => {
      const request = `GET ${path} HTTP/1.1\r\nHost: gateway\r\n\r\n`;
      const { socket, received, until } = await connectRaw(gateway.url, request + request + request);
      while ((received().match(/HTTP\/1\.1 /g) ?? []).length < 3)
        await until(/HTTP\/1\.1 [\s\S]*$/).then(() => new Promise(setImmediate));
      expect(received()).not.toMatch(/connection: close/i);
      socket.destroy();
    },
  );
});
