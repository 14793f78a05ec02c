import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answering,
  answeringEntities,
  type Behaviour,
  type BrokenSource,
  never,
  saying,
  startBrokenSource,
} from '../../support/broken-source.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { type FixtureSubgraph, VOCABULARY, WITH_SUBJECTS } from '../../support/fixture-supergraphs.ts';

const PEOPLE: FixtureSubgraph = {
  name: 'people',
  sdl: `${WITH_SUBJECTS}
    type Query { people: [Person!] @policy(policies: [["public"]]) twins: [Person!] @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! }`,
  resolvers: {
    Query: { people: () => [{ id: '1' }, { id: '2' }], twins: () => [{ id: '1' }, { id: '1' }] },
    Person: { __resolveReference: (reference: object) => reference },
  },
};
const PLANS: FixtureSubgraph = {
  name: 'plans',
  sdl: `${WITH_SUBJECTS}
    type Query { plans: [String!] @policy(policies: [["public"]]) best: String @policy(policies: [["public"]]) }
    type Person @key(fields: "id") @policy(policies: [["public"]]) { id: ID! plan: String }`,
};

const UNAVAILABLE = { message: 'This data is not available now', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
const FAILED = { message: 'This data could not be read', extensions: { code: 'SUBGRAPH_ERROR' } };
const ENTITIES = '{ people { id plan } }';
const ROOT = '{ people { id } plans }';
/** Nothing of these may ever reach a client. */
const SECRETS = /SECRET|127\.0\.0\.1|\.invalid|stack|ECONN|socket/i;

let gateway: FixtureGateway;
let plans: BrokenSource;
let other: BrokenSource;

beforeAll(async () => {
  plans = await startBrokenSource();
  other = await startBrokenSource(saying({ data: { plans: ['of another place'], _entities: [{ plan: 'x' }, { plan: 'x' }] } }));
  gateway = await startFixtureGateway([PEOPLE, PLANS, VOCABULARY], { plans: plans.url });
});
afterAll(async () => {
  await Promise.all([plans.stop(), other.stop()]);
  await gateway.stop();
});

async function ask(query: string, behaviour: Behaviour) {
  plans.behave(behaviour);
  const before = performance.now();
  const { status, data, errors, text } = await gateway.post({ query });
  expect(text).not.toMatch(SECRETS);
  expect(status).toBe(200);
  return { data: data as unknown, errors, ms: performance.now() - before };
}

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

  it('nobody listening', async () => {
    const gone = await startBrokenSource();
    await gone.stop();
    const { port, hostname } = new URL(gone.url);
    await expect(new Promise((_resolve, reject) => connect(Number(port), hostname).on('error', reject))).rejects.toThrow(
      'ECONNREFUSED',
    );
    const lonely = await startFixtureGateway([PLANS, VOCABULARY], { plans: gone.url });
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
  it.each(SLOW)('%s: given up after two seconds', async (_what, behaviour) => {
    const { data, errors, ms } = await ask(ROOT, behaviour);
    expect(data).toEqual({ people: [{ id: '1' }, { id: '2' }], plans: null });
    expect(errors).toEqual([{ ...UNAVAILABLE, path: ['plans'] }]);
    expect(ms).toBeGreaterThan(1_800);
    expect(ms).toBeLessThan(2_900);
  });

  it('does not hold up whoever asks it nothing', async () => {
    const slow = ask(ROOT, never);
    const { ms } = await ask('{ people { id } }', never);
    expect(ms).toBeLessThan(500);
    await slow;
  });
});

describe('a source that answers wrongly', () => {
  const HIDDEN = {
    url: 'http://127.0.0.1/SECRET',
    response: { body: 'SECRET', status: 503 },
    stacktrace: ['SECRET'],
    code: 'SECRET',
  };

  it.each<[string, unknown, typeof FAILED]>([
    ['a code of its own', HIDDEN, FAILED],
    ['a code of ours', { ...HIDDEN, code: 'INTERNAL_SERVER_ERROR' }, FAILED],
    ['a code of ours that it may not use', { ...HIDDEN, code: 'UNAUTHENTICATED' }, FAILED],
    ['no extensions', undefined, FAILED],
    ['extensions of the wrong kind', 'SECRET', FAILED],
  ])('its errors lose everything but their path: %s', async (_what, extensions, error) => {
    const errors = [{ message: 'SECRET of 123-45-6789', path: ['plans'], locations: [{ line: 1, column: 2 }], extensions }];
    const answer = await ask(ROOT, saying({ data: { plans: null }, errors }));
    expect(answer.data).toEqual({ people: [{ id: '1' }, { id: '2' }], plans: null });
    expect(answer.errors).toEqual([{ ...error, path: ['plans'] }]);
  });

  it.each([
    ['a path that is none', 'SECRET'],
    ['a path of other keys', ['SECRET', 7, 'SECRET']],
    ['no path', undefined],
  ])('its errors keep of their path what the client asked for: %s', async (_what, path) => {
    const answer = await ask(ROOT, saying({ data: { plans: null }, errors: [{ message: 'SECRET', path }] }));
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_ERROR']);
  });

  it('errors without data are the failure of everything that was asked', async () => {
    const answer = await ask('{ plans best }', saying({ errors: [{ message: 'SECRET' }] }));
    expect(answer.data).toEqual({ plans: null, best: null });
    expect(answer.errors).toEqual(['plans', 'best'].map((key) => ({ ...FAILED, path: [key] })));
  });

  it.each<[string, unknown]>([
    ['too few entities', [{ plan: 'SECRET' }]],
    ['too many entities', [{ plan: 'SECRET' }, { plan: 'SECRET' }, { plan: 'SECRET' }]],
    ['entities that are no list', { plan: 'SECRET' }],
    ['entities that are texts', ['SECRET', 'SECRET']],
    ['entities without the key that was asked again', [{ plan: 'SECRET' }, { plan: 'SECRET' }]],
    [
      'entities with another key',
      [
        { plan: 'SECRET', _access_key_id: '2' },
        { plan: 'SECRET', _access_key_id: '1' },
      ],
    ],
  ])('%s: none of them is believed', async (_what, entities) => {
    const { data, errors } = await ask(ENTITIES, saying({ data: { _entities: entities } }));
    expect(data).toEqual({
      people: [
        { id: '1', plan: null },
        { id: '2', plan: null },
      ],
    });
    expect(errors).toEqual([0, 1].map((index) => ({ ...UNAVAILABLE, path: ['people', index] })));
  });

  it('an entity that it does not know is null, and no failure', async () => {
    const { data, errors } = await ask(
      ENTITIES,
      answeringEntities(({ id }) => (id === '1' ? { plan: 'gold' } : null)),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: 'gold' },
        { id: '2', plan: null },
      ],
    });
    expect(errors).toEqual([]);
  });

  it('more than it was asked is left out', async () => {
    const { data } = await ask(
      ENTITIES,
      answeringEntities(() => ({ plan: 'gold', other: 'SECRET', __typename: 'Person' })),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: 'gold' },
        { id: '2', plan: 'gold' },
      ],
    });
  });

  it('a value of the wrong type is missing, with a reason', async () => {
    const { data, errors } = await ask(
      ENTITIES,
      answeringEntities(({ id }) => ({ plan: id === '1' ? { name: 'SECRET' } : 'gold' })),
    );
    expect(data).toEqual({
      people: [
        { id: '1', plan: null },
        { id: '2', plan: 'gold' },
      ],
    });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['people', 0, 'plan'], 'NULL_IN_NON_NULL']]);
  });

  it('one entity in two places is asked for once, and its failure told in both', async () => {
    const { data, errors } = await ask(
      '{ twins { id plan } }',
      answering(() => ({
        data: { _entities: [{ _access_key_id: '1', plan: null }] },
        errors: [{ message: 'SECRET', path: ['_entities', 0, 'plan'] }],
      })),
    );
    expect(plans.requests.map(({ variables }) => variables.representations)).toEqual([[{ __typename: 'Person', id: '1' }]]);
    expect(data).toEqual({
      twins: [
        { id: '1', plan: null },
        { id: '1', plan: null },
      ],
    });
    expect(errors).toEqual([0, 1].map((index) => ({ ...FAILED, path: ['twins', index, 'plan'] })));
  });
});
