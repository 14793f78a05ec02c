import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { stockGateway } from '../../support/stock-gateway.ts';

const { ask } = loadFixture(SHOP, { open: true });

const OPERATIONS: readonly [what: string, query: string, variables?: Record<string, unknown>][] = [
  [
    'entity interfaces',
    '{ media { __typename id title ... on Book { pages author { name } } ... on Film { minutes } reviews { body } stars } }',
  ],
  ['an interface object as the start', '{ reviews { medium { __typename id title stars ... on Book { pages } } } }'],
  [
    'an interface object whose type is asked for on the way',
    '{ media { ... on Book { __typename pages reviews { body } } kind: __typename } }',
  ],
  ['an interface object, its own fields alone', '{ reviews { medium { id stars } } }'],
  ['an interface object and back', '{ medium(id: "m1") { reviews { medium { title reviews { id } } } } }'],
  ['@requires with arguments', '{ products { sku shipping price dollars: price(currency: "USD") } }'],
  ['@requires from another start', '{ dearest { shipping } cheapest { shipping } }'],
  ['@requires through a list of lists', '{ shelves { id shipping } }'],
  ['@provides', '{ cheapest { name sku } dearest { name sku } }'],
  ['@override', '{ products { legacy } }'],
  [
    'unions',
    '{ search { __typename ... on Product { id name rank } ... on Person { id name rank } ... on Article { title tags { name } } } best { ... on Product { name } } }',
  ],
  ['a type of a union that clients do not see', '{ hidden { __typename } search { __typename } }'],
  [
    'unions in unions',
    '{ search { ... on Article { related { ... on Product { name similar { sku } } ... on Article { title } } } } }',
  ],
  ['interfaces over inaccessible types', '{ named { __typename title related { ... on Product { name } } } }'],
  ['shared roots', '{ version { major minor } }'],
  ['nested lists', '{ shelves { id name inStock reviews { id } } }'],
  ['keys that are null', '{ maybe { id sku legacy inStock } }'],
  ['enums with a value that clients do not see', '{ colors products { color } red: colors(of: RED) }'],
  ['an enum that must have a value', '{ firstColor }'],
  ['an enum that must have a value, below', '{ products { id surely } product(id: "2") { id surely } }'],
  ['composite keys', '{ store(chain: "c1", number: 2) { city open chain { name } stock { sku name } } }'],
  ['composite keys and back', '{ dearest { warehouse { street store { number city chain { id name } } } } }'],
  [
    'circular references',
    '{ me { friends { friends { name friends { id name } } best { best { id } } favourite { maker { favourite { name } } } } } }',
  ],
  ['value types', '{ products { dimension { width height unit } warehouse { street } } }'],
  ['nulls that move up in a subgraph', '{ products { id warehouse { street } inStock } }'],
  ['nulls that move up through entities', '{ product(id: "2") { id inStock } all: products { sku inStock } }'],
  ['a missing entity', '{ product(id: "4") { name inStock } reviews { author { name best { id } } } }'],
  ['a missing entity in a list of ones that must be', '{ me { friends { id name reviews { id } } } }'],
  ['a root that is missing', '{ product(id: "none") { id name reviews { id } } }'],
  [
    'variables',
    'query ($id: ID!, $first: Int = 1, $c: Color) { product(id: $id) { name reviews(first: $first) { id } } colors(of: $c) }',
    { id: '1', c: 'BLUE' },
  ],
  [
    'conditions',
    'query ($a: Boolean!) { products { id @skip(if: $a) name @include(if: $a) ... @include(if: $a) { shipping } } }',
    { a: true },
  ],
  [
    'conditions, the other way',
    'query ($a: Boolean!) { products { id @skip(if: $a) name @include(if: $a) ... @include(if: $a) { shipping } } }',
    { a: false },
  ],
  [
    'named fragments',
    '{ products { ...P } me { favourite { ...P } } } fragment P on Product { id name ...Q } fragment Q on Product { reviews { author { name } } maker { id } }',
  ],
  ['aliases', '{ x: products { constructor: id toString: name b: reviews(first: 1) { a: id } c: reviews(first: 0) { id } } }'],
  [
    'type names alone',
    '{ __typename products { __typename } media { __typename } search { __typename } version { __typename } }',
  ],
  ['the same twice', '{ products { id } products { name id reviews { id } } products { reviews { body } } }'],
];

describe('with --open, a federated graph is answered as by ApolloGateway', () => {
  let stock: Awaited<ReturnType<typeof stockGateway>>;
  beforeAll(async () => void (stock = await stockGateway(SHOP)));

  const rows = OPERATIONS.map(([what, query, variables = {}]) => [what, query, variables] as const);

  it.each(rows)('%s', async (_what, query, variables) => {
    const ours = await ask(ANONYMOUS, query, variables);
    const theirs = await stock(query, variables);
    expect(JSON.stringify(ours.data, null, 1)).toBe(JSON.stringify(theirs.data, null, 1));
    // Where ApolloGateway says that a value is missing only outside the errors, here is an error, there or around it.
    const told = ours.errors.map((error) => error.split(' ')[0] ?? '');
    for (const { path = [] } of theirs.valueCompletion) {
      expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${path[0]}`)));
    }
    expect(ours.errors.length > 0).toBe(theirs.errors.length + theirs.valueCompletion.length > 0);
  });

  it('and the fixtures have nulls, failures and values that clients do not see', async () => {
    const answers = await Promise.all(OPERATIONS.map(([, query, variables]) => stock(query, variables)));
    expect(answers.filter(({ errors }) => errors.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(({ valueCompletion }) => valueCompletion.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(({ data }) => JSON.stringify(data).includes('null')).length).toBeGreaterThanOrEqual(10);
  });
});

describe('with --open, over HTTP', () => {
  it('a graph without any policy is served whole, and asked of itself', async () => {
    const gateway = await startFixtureGateway(SHOP, {}, { open: true, introspection: true });
    const query = '{ products { id name reviews { body } } __type(name: "Product") { name } }';
    const { data } = await gateway.post({ query });
    await gateway.stop();
    expect((data as { products: object[] }).products).toHaveLength(4);
    expect(data).toMatchObject({ __type: { name: 'Product' } });
  });
});
