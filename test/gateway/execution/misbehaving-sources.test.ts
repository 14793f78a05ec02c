import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SOURCE_LIMITS } from '../../../gateway/sources/sources.ts';
import { REQUEST_DEADLINE_MS } from '../../../gateway/limits/limits.ts';
import { type BrokenPlans, PLANS, SECRETS, startBrokenPlans, UNAVAILABLE } from '../../support/broken-plans.ts';
import { type Behaviour, type BrokenSource, never, saying, startBrokenSource } from '../../support/broken-source.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { VOCABULARY } from '../../support/fixture-supergraphs.ts';

const ENTITIES = '{ people { id plan } }';
const ROOT = '{ people { id } plans }';

describe.each(['own', 'undici'] as const)('by the client "%s"', (client) => {
  let broken: BrokenPlans;
  let other: BrokenSource;
  beforeAll(async () => {
    broken = await startBrokenPlans({ httpClient: client });
    other = await startBrokenSource(saying({ data: { plans: ['of another place'], _entities: [{ plan: 'x' }, { plan: 'x' }] } }));
  });
  afterAll(() => Promise.all([broken.stop(), other.stop()]));
  const ask: BrokenPlans['ask'] = (query, behaviour) => broken.ask(query, behaviour);

  const LARGE = `{"data":{"plans":["SECRET${'x'.repeat(5_100_000)}"]}}`;

  /** Every way of giving no GraphQL answer. */
  const NO_ANSWER: readonly [what: string, behaviour: Behaviour][] = [
    ['a connection that ends', (response) => void response.destroy()],
    [
      'a connection that ends in the middle of the answer',
      (response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":', () => response.destroy()),
    ],
    ['an answer too large', saying(LARGE)],
    [
      'an answer too large, without a length',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(LARGE),
    ],
    ['a redirect', (response) => void response.writeHead(302, { location: other.url }).end()],
    [
      'a redirect that keeps the method',
      (response) =>
        void response
          .writeHead(307, { location: other.url, 'content-type': 'application/json' })
          .end('{"data":{"plans":["SECRET"]}}'),
    ],
    ['status 500 with data', saying({ data: { plans: ['SECRET'] } }, 'application/json', 500)],
    ['status 401', saying({ errors: [{ message: 'SECRET', extensions: { code: 'UNAUTHENTICATED' } }] }, 'application/json', 401)],
    ['status 204', (response) => void response.writeHead(204).end()],
    ['HTML', saying('<h1>SECRET</h1>', 'text/html')],
    ['JSON that calls itself text', saying({ data: { plans: ['SECRET'] } }, 'text/plain')],
    ['truncated JSON', saying('{"data":{"plans":["SECRET"')],
    ['no JSON', saying('SECRET')],
    ['nothing', saying('')],
    ['null', saying('null')],
    ['a list', saying([{ data: {} }])],
    ['a text', saying('"SECRET"')],
    ['neither data nor errors', saying({ message: 'SECRET' })],
    ['data that is a text', saying({ data: 'SECRET' })],
    ['data that is a list', saying({ data: ['SECRET'] })],
    ['null data without an error', saying({ data: null })],
  ];

  describe('a source that gives no answer', () => {
    it.each(NO_ANSWER)('%s: the fields of the source are unavailable, all others are there', async (_what, behaviour) => {
      const root = await ask(ROOT, behaviour);
      expect(root.data).toEqual({ people: [{ id: '1' }, { id: '2' }], plans: null });
      expect(root.errors).toEqual([{ ...UNAVAILABLE, path: ['plans'] }]);
      const entities = await ask(ENTITIES, behaviour);
      expect(entities.data).toEqual({
        people: [
          { id: '1', plan: null },
          { id: '2', plan: null },
        ],
      });
      expect(entities.errors).toEqual([0, 1].map((index) => ({ ...UNAVAILABLE, path: ['people', index] })));
      expect(other.requests).toEqual([]);
    });

    it('nothing listening', async () => {
      const gone = await startBrokenSource();
      await gone.stop();
      const { port, hostname } = new URL(gone.url);
      await expect(new Promise((_resolve, reject) => connect(Number(port), hostname).on('error', reject))).rejects.toThrow(
        'ECONNREFUSED',
      );
      const lonely = await startFixtureGateway([PLANS, VOCABULARY], { plans: gone.url }, { httpClient: client });
      const { text, data } = await lonely.post({ query: '{ plans }' });
      await lonely.stop();
      expect(data).toEqual({ plans: null });
      expect(text).not.toMatch(SECRETS);
    });
  });

  const drip =
    (everyMs: number): Behaviour =>
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"plans":["');
      const timer = setInterval(() => response.write('x'), everyMs);
      response.on('close', () => clearInterval(timer));
    };

  const SLOW: readonly [what: string, behaviour: Behaviour][] = [
    ['never', never],
    [
      'the head of an answer, and no more',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
    ['drop by drop', drip(100)],
    [
      'a late drop, and no more',
      (response) => void setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).write('{'), 1_500),
    ],
  ];

  describe('a source that answers too slowly', () => {
    it('is given up after two seconds, long before the request is (limits)', () => {
      expect([SOURCE_LIMITS.timeoutMs, REQUEST_DEADLINE_MS]).toEqual([2_000, 8_000]);
    });

    // A source that is not given up before the deadline of the request makes the whole answer an error.
    it.each(SLOW)('%s: given up, and all others are there', async (_what, behaviour) => {
      const { data, errors } = await ask(ROOT, behaviour);
      expect(data).toEqual({ people: [{ id: '1' }, { id: '2' }], plans: null });
      expect(errors).toEqual([{ ...UNAVAILABLE, path: ['plans'] }]);
    });

    it('does not delay requests that do not need it', async () => {
      const asked = Promise.withResolvers<void>();
      const mayAnswer = Promise.withResolvers<void>();
      const late: Behaviour = async (response, request) => {
        asked.resolve();
        await mayAnswer.promise;
        await saying({ data: { plans: ['late'] } })(response, request);
      };
      const slow = ask(ROOT, late);
      await asked.promise;
      expect((await ask('{ people { id } }', never)).errors).toEqual([]);
      mayAnswer.resolve();
      expect((await slow).data).toMatchObject({ plans: ['late'] });
    });
  });
});
