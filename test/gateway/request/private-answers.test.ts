import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assert, asyncProperty, constantFrom, shuffledSubarray } from 'fast-check';
import { loadAccessModel } from '../../../gateway/access/load-access-model.ts';
import { matrixRows } from '../../../gateway/explain/matrix.ts';
import { supergraphSdl } from '../../support/composed.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { type Graph, post, startGraph } from '../../support/graph.ts';
import { HOUSEHOLD_FIXTURE } from '../../support/household-fixture.ts';
import { operationsReaching } from '../../support/operation-reaching.ts';
import { anonymousRate, BEGIN, get, HELP, isCacheable, startRegistered, urlOf } from './caching.ts';

const BROWSERS = '{ help { browsers } }';

let graph: Graph;
let production: Graph;
beforeAll(async () => {
  const playground = { demo: null, staff: null, development: true };
  graph = await startGraph({ clock: () => BEGIN, rateLimits: anonymousRate(100_000), playground });
  production = await startRegistered(() => BEGIN);
});
afterAll(() => Promise.all([graph.stop(), production.stop()]));

const ask = (query: string, headers: Record<string, string> = {}) => get(urlOf(graph, { query }), headers);
const help = () => urlOf(production, { documentId: HELP.id });

describe('no shared cache keeps', () => {
  it.each(['H01', 'H08', 'staff', 'partner-eligibility'])('the answer to a request with the token of %s', async (signIn) => {
    const answer = await ask(BROWSERS, { authorization: `Bearer ${await graph.token(signIn)}` });
    expect([answer.status, isCacheable(answer)]).toEqual([200, false]);
    expect(answer.headers.get('vary')).toBe('authorization, accept-language');
  });

  it.each(['Bearer abc', 'Bearer a.b.c', 'Bearer asst_abc', 'Basic YTpi', ''])(
    'the answer to a request with invalid credentials: "%s"',
    async (authorization) => {
      const answer = await get(help(), { authorization });
      expect([answer.status, isCacheable(answer)]).toEqual([401, false]);
    },
  );

  it('the answer to a POST, whose URL does not identify the question', async () => {
    const answer = await post(production.url, { documentId: HELP.id });
    expect([answer.status, isCacheable(answer)]).toEqual([200, false]);
  });

  it.each(['HEAD', 'PUT', 'DELETE'])('the refusal of %s', async (method) => {
    const answer = await get(help(), {}, method);
    expect([answer.status, isCacheable(answer)]).toEqual([405, false]);
  });

  it.each<[what: string, parameters: Record<string, string>, status: number]>([
    ['with a variable', { query: 'query ($no: Boolean!) { help { browsers @skip(if: $no) } }', variables: '{"no":false}' }, 200],
    ['with a value that it does not use', { query: BROWSERS, variables: '{"ssn":"900-12-0001"}' }, 200],
    ['for the schema', { query: '{ __schema { queryType { name } } }' }, 200],
    ['for the schema, beside help', { query: '{ help { browsers } __type(name: "Help") { name } }' }, 200],
    ['that is no GraphQL', { query: '{' }, 400],
    ['that is not valid', { query: '{ help { unknown } }' }, 400],
    ['of an id that nobody has', { documentId: 'f'.repeat(64) }, 400],
    ['that is a mutation', { query: 'mutation { requestEmailCode(email: "a@example.org") { expiresInSeconds } }' }, 405],
  ])('the answer to a question %s', async (_what, parameters, status) => {
    const answer = await get(urlOf(graph, parameters));
    expect([answer.status, isCacheable(answer)]).toEqual([status, false]);
  });

  it('how an answer came about', async () => {
    const answer = await ask(BROWSERS, { 'x-explain': '1' });
    expect([answer.text.includes('"explain"'), isCacheable(answer)]).toEqual([true, false]);
  });

  it('temporary answers: an outage, a rate', async () => {
    const hurt = await startGraph({ rateLimits: anonymousRate(1), clock: () => BEGIN });
    expect(isCacheable(await get(urlOf(hurt, { query: BROWSERS })))).toBe(true);
    const often = await get(urlOf(hurt, { query: BROWSERS }));
    expect([often.status, isCacheable(often)]).toEqual([429, false]);
    Object.assign(hurt.subgraphs.get('notices')!, { execute: () => Promise.reject(new Error('down')) });
    const down = await get(urlOf({ url: await hurt.startAnother() }, { query: BROWSERS }));
    expect([down.status, down.text.includes('SUBGRAPH_UNAVAILABLE'), isCacheable(down)]).toEqual([200, true, false]);
    await hurt.stop();
  });

  it('any answer of an open graph, which has no public policies', async () => {
    const execute = () => Promise.resolve({ data: { open: 'open' } });
    const open = await startFixtureGateway([{ name: 'open', sdl: 'type Query { open: String }', execute }], {}, { open: true });
    const answer = await get(urlOf(open, { query: '{ open }' }));
    expect([answer.text, isCacheable(answer)]).toEqual(['{"data":{"open":"open"}}\n', false]);
    await open.stop();
  });

  it('the answer to a request with a token that cannot be verified', async () => {
    const open = await startFixtureGateway(HOUSEHOLD_FIXTURE, {}, { open: true });
    const url = urlOf(open, { query: '{ open }' });
    expect(isCacheable(await get(url))).toBe(true);
    expect(isCacheable(await get(url, { authorization: 'Bearer of.somebody.else' }))).toBe(false);
    await open.stop();
  });
});

describe('non-public data', () => {
  const model = loadAccessModel(supergraphSdl);
  const reaching = operationsReaching(model.apiSchema);

  it('is not cached, for each coordinate of the matrix', async () => {
    const kept: string[] = [];
    for (const { coordinate } of matrixRows(model).filter(({ policy }) => policy !== 'public')) {
      const { root, selection } = reaching(coordinate)!;
      const query = root === 'query' ? `{ help { browsers } ${selection} }` : `mutation { ${selection} }`;
      if (isCacheable(await ask(query))) kept.push(coordinate);
    }
    expect(kept).toEqual([]);
  });

  it('is not cached in any combination, and public data is', async () => {
    const isPublic = [
      '__typename',
      'help { learnMoreUrl }',
      'a: help { customerService { openNow } }',
      '... { help { browsers } }',
      '... on Query { b: help { ...F } }',
      'c: help { apps @skip(if: true) { system } hours: learnMoreUrl }',
    ];
    const isNot = [
      'viewer { __typename }',
      'me @include(if: false) { id }',
      '... @skip(if: true) { me { id } }',
      '... on Query { households { id } }',
      'clearCache: feedStatus { __typename }',
      '__type(name: "Help") { name }',
    ];
    const mixtures = constantFrom(...isNot).chain((one) => shuffledSubarray([...isPublic, one], { minLength: 1 }));
    await assert(
      asyncProperty(mixtures, async (pieces) => {
        const selections = pieces.join(' ');
        const fragment = selections.includes('...F') ? 'fragment F on Help { __typename clearCache }' : '';
        const answer = await ask(`{ ${selections} } ${fragment}`);
        expect(answer.status).toBe(200);
        expect(isCacheable(answer)).toBe(pieces.every((piece) => isPublic.includes(piece)));
      }),
    );
  });
});
