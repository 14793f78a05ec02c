import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeOperationSet } from '../../../gateway/operations/operation-set.ts';
import { prepareOperations } from '../../../gateway/operations/prepare-operations.ts';
import { registerDocument } from '../../../gateway/operations/register-document.ts';
import { OPEN_LIMITS } from '../../../gateway/limits/limits.ts';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { type FixtureGateway, startFixtureGateway } from '../../support/fixture-gateway.ts';
import { FEDERATION, type FixtureSubgraph, loadFixture } from '../../support/fixture-supergraphs.ts';

const SELF: readonly FixtureSubgraph[] = [
  {
    name: 'self',
    sdl: `${FEDERATION} type Query { self: Query one: Int box: Box } type Box { query: Query } type Mutation { change: Query } type Subscription { ticks: Int }`,
    resolvers: {
      Query: { self: () => ({}), one: () => 1, box: () => ({}) },
      Box: { query: () => ({}) },
      Mutation: { change: () => ({}) },
    },
  },
  { name: 'other', sdl: `${FEDERATION} type Query { two: Int }`, resolvers: { Query: { two: () => 2 } } },
];

const INVALID = ['GRAPHQL_VALIDATION_FAILED'];

describe('what is not served is refused with a code of the table', () => {
  let gateway: FixtureGateway;
  beforeAll(async () => void (gateway = await startFixtureGateway(SELF, {}, { open: true, introspection: true })));
  afterAll(() => gateway.stop());
  const byGet = async (query: string) => {
    const response = await fetch(`${gateway.url}?${new URLSearchParams({ query }).toString()}`);
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return { status: response.status, codes: errors?.map(({ extensions }) => extensions.code) };
  };
  const byPost = async (query: string) => {
    const { status, errors } = await gateway.post({ query }, { accept: 'application/graphql-response+json' });
    return { status, codes: errors.map(({ extensions }) => extensions.code) };
  };

  it.each([
    ['__schema below a field', '{ self { __schema { queryType { name } } } }'],
    ['__type below an alias', '{ a: self { b: self { c: __type(name: "Query") { name } } } }'],
    ['below a field of another type', '{ box { query { __schema { queryType { name } } } } }'],
    [
      'in a fragment that the root spreads as well',
      '{ ...F self { ...F } } fragment F on Query { __schema { queryType { name } } }',
    ],
    [
      'in a fragment of a fragment',
      '{ self { ...F } } fragment F on Query { ... { ...G } } fragment G on Query { __type(name: "Box") { name } }',
    ],
    ['below a mutation', 'mutation { change { __schema { queryType { name } } } }'],
    ['under a condition', '{ self { one __schema @include(if: false) { queryType { name } } } }'],
  ])('introspection %s', async (_what, query) => {
    expect(await byPost(query)).toEqual({ status: 400, codes: INVALID });
  });

  it('a subscription, by POST and by GET', async () => {
    const query = 'subscription { ticks }';
    expect([await byPost(query), await byGet(query)]).toEqual([
      { status: 400, codes: INVALID },
      { status: 400, codes: INVALID },
    ]);
  });

  it('and introspection at the root, and the root below a field, are served', async () => {
    const query =
      '{ ...F ... { s: __schema { queryType { name } } } self { two self { one } __typename } box { query { two } } } fragment F on Query { __type(name: "Box") { name } }';
    expect((await gateway.post({ query })).data).toEqual({
      __type: { name: 'Box' },
      s: { queryType: { name: 'Query' } },
      self: { two: 2, self: { one: 1 }, __typename: 'Query' },
      box: { query: { two: 2 } },
    });
  });
});

describe('registered operations', () => {
  const { supergraph } = loadFixture(SELF, { open: true });
  const prepare = async (body: string, kind: 'query' | 'subscription' = 'query') => {
    const operation = { id: 'id', hash: 'hash', name: 'Own', kind, body };
    const set = makeOperationSet(new Map([['portal', [operation as never]]]));
    return prepareOperations(set, supergraph, { limits: OPEN_LIMITS, viewersOf: () => [ANONYMOUS] });
  };

  it('cannot be subscriptions, whatever way they come', async () => {
    const body = 'subscription Own { ticks }';
    expect(registerDocument('id', body)).toBe('There are no subscriptions here');
    expect((await prepare(body, 'subscription')).invalid).toHaveLength(1);
  });

  it('are refused when a condition is null', async () => {
    const { prepared, invalid } = await prepare(
      'query Own($t: Boolean = true) { one @include(if: $t) self { two @skip(if: $t) one } }',
    );
    expect(invalid).toEqual([]);
    const own = prepared.find('portal', 'id');
    if (!own) throw new Error('It is not registered');
    const compile = (t: unknown) => supergraph.compile(own.document, own.operation, { t }, ANONYMOUS);
    expect(() => compile(null)).toThrow('Variable "$t" has a value that is not valid');
    expect(await compile(true)).not.toBe(await compile(false));
  });
});
