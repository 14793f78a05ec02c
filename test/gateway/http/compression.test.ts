import { createServer, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseCoding } from '../../../gateway/http/choose-coding.ts';
import { ANY_JSON } from '../../../gateway/http/choose-media-type.ts';
import type { Outcome } from '../../../gateway/request/outcome.ts';
import { respond } from '../../../gateway/request/respond.ts';
import { FOUR_TABS_QUERY } from '../../../scripts/bench/four-tabs-query.ts';
import { listenLocally } from '../../../scripts/bench/listen.ts';
import { type Graph, startGraph } from '../../support/graph.ts';

type Received = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

/** Sends a request without decoding the answer. */
const send = (url: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<Received> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

const decode = ({ headers, body }: Received): string => {
  const coding = headers['content-encoding'];
  return String(coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body);
};

describe('the coding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate, zstd', null],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.9, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['gzip;q=nonsense', null],
    ['identity;q=1, br;q=0.5', null],
    ['identity;q=0, gzip;q=0.1', 'gzip'],
    [`${'x,'.repeat(20)}br`, null],
  ])('for "%s" is %s', (accepted, expected) => {
    expect(chooseCoding(accepted)).toBe(expected);
  });
});

describe('a long answer', () => {
  const TEXT = JSON.stringify({ names: Array.from({ length: 20_000 }, (_, index) => `é金 ${index}`) });
  const POLICY = { seconds: 1, ifNoneMatch: undefined };

  async function answerTo(outcome: Partial<Outcome>, accepted: string | null): Promise<Received> {
    const whole: Outcome = { data: undefined, errors: [], headers: [], mayCompress: true, ...outcome };
    const choose = accepted === null ? null : () => chooseCoding(accepted);
    const server = createServer((_request, response) => void respond(response, whole, ANY_JSON, {}, POLICY, choose));
    const answer = await send(await listenLocally(server), {});
    server.close();
    return answer;
  }

  it.each(['br', 'gzip', 'identity'])('is the same in %s, as text and as bytes that a source wrote', async (coding) => {
    const answers = [await answerTo({ dataText: TEXT }, coding), await answerTo({ dataText: Buffer.from(TEXT) }, coding)];
    expect(new Set(answers.map(({ headers }) => headers['content-encoding']))).toEqual(
      new Set([coding === 'identity' ? undefined : coding]),
    );
    expect(answers.map(decode)).toEqual([`{"data":${TEXT}}\n`, `{"data":${TEXT}}\n`]);
    for (const { headers, body } of answers) expect(headers['content-length']).toBe(String(body.length));
  });

  it('has an entity tag of its own in each coding', async () => {
    const tags = await Promise.all(['br', 'gzip', 'identity'].map((coding) => answerTo({ dataText: TEXT }, coding)));
    expect(new Set(tags.map(({ headers }) => headers['etag'])).size).toBe(3);
  });

  it.each<[string, Partial<Outcome>, string | null]>([
    ['that is short', { dataText: '{"a":1}' }, 'br'],
    ['of a mutation', { dataText: TEXT, mayCompress: false }, 'br'],
    ['where compression is off', { dataText: TEXT }, null],
  ])('%s is not compressed', async (_what, outcome, accepted) => {
    const answer = await answerTo(outcome, accepted);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(decode(answer))).toHaveProperty('data');
  });
});

describe('a gateway', () => {
  let graph: Graph;
  let release: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  beforeAll(async () => {
    graph = await startGraph({ audit: { append: () => held } });
  });
  afterAll(() => graph.stop());

  const ask = async (accepted: string, query: string = FOUR_TABS_QUERY): Promise<Received> => {
    const authorization = `Bearer ${await graph.token('H02')}`;
    return send(graph.url, { 'content-type': 'application/json', authorization, 'accept-encoding': accepted }, { query });
  };

  it('compresses what a viewer asked for, and says that it depends on what is accepted', async () => {
    const plain = await ask('identity');
    const answers = [await ask('br'), await ask('gzip')];
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip']);
    expect(answers.map(decode)).toEqual([String(plain.body), String(plain.body)]);
    for (const { headers } of [plain, ...answers])
      expect(headers['vary']).toBe('authorization, accept-language, accept-encoding');
    for (const { body } of answers) expect(body.length).toBeLessThan(plain.body.length / 2);
  });

  it('sends a short answer as it is', async () => {
    const { headers } = await ask('br', '{ me { id } }');
    expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, 'authorization, accept-language']);
  });

  it('answers nothing before the audit record is written', async () => {
    const order: string[] = [];
    held = new Promise((resolve) => {
      release = () => {
        order.push('recorded');
        resolve();
      };
    });
    const answer = ask('br').then(({ status }) => order.push(`answered ${status}`));
    // Another answer has come by then, and that one has not.
    await ask('br', '{ help { learnMoreUrl } }');
    release();
    await answer;
    expect(order).toEqual(['recorded', 'answered 200']);
  });
});
