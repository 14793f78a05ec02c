import { beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { MEDIATED, PRICED } from '../../support/argument-fixtures.ts';
import { type Fixture, loadFixture } from '../../support/fixture-supergraphs.ts';

type Row = readonly [what: string, query: string, data: unknown, variables?: Record<string, unknown>];
const byId = (one: object, two: object) => ({ products: [one, null, two] });

const BESIDE_ONE_REQUIREMENT: readonly Row[] = [
  [
    'the field with other arguments',
    '{ products { taxesInEuros price(currency: "USD") } }',
    byId({ taxesInEuros: 100, price: 10 }, { taxesInEuros: 200, price: 20 }),
  ],
  [
    'the field without arguments',
    '{ products { price offersInEuros } }',
    byId({ price: 1, offersInEuros: 100 }, { price: 2, offersInEuros: 200 }),
  ],
  [
    'the field with a variable, twice under aliases',
    'query ($c: String, $d: String) { products { a: price(currency: $c) taxesInDollars b: price(currency: $d) price } }',
    byId({ a: 100, taxesInDollars: 15, b: 10, price: 1 }, { a: 200, taxesInDollars: 25, b: 20, price: 2 }),
    { c: 'EUR', d: 'USD' },
  ],
  [
    'an alias that is called like the field',
    '{ products { price: weight taxesInDollars weight: price(currency: "EUR") } }',
    byId({ price: 5, taxesInDollars: 15, weight: 100 }, { price: 5, taxesInDollars: 25, weight: 200 }),
  ],
  [
    'a field below that has arguments, too',
    '{ product(id: "3") { taxesLong maker { name name2: name(length: 2) } } }',
    { product: { taxesLong: 'mak', maker: { name: 'maker', name2: 'ma' } } },
  ],
  [
    'in a list below, with a default',
    '{ product(id: "3") { taxesPlain parts { id } one: parts(first: 1) { size(unit: "mm") id } } }',
    { product: { taxesPlain: 3, parts: [{ id: 'a3' }, { id: 'b3' }], one: [{ size: 1000, id: 'a3' }] } },
  ],
];

const SEVERAL_REQUIREMENTS: readonly Row[] = [
  [
    'of one subgraph',
    '{ products { taxesInDollars taxesInEuros taxesPlain taxesFree } }',
    byId(
      { taxesInDollars: 15, taxesInEuros: 100, taxesPlain: 1, taxesFree: 0 },
      { taxesInDollars: 25, taxesInEuros: 200, taxesPlain: 2, taxesFree: 0 },
    ),
  ],
  [
    'of two subgraphs, and the client asks, too',
    '{ product(id: "2") { taxesInDollars offersInEuros price offersPlain taxesInEuros } }',
    { product: { taxesInDollars: 25, offersInEuros: 200, price: 2, offersPlain: 2, taxesInEuros: 200 } },
  ],
  [
    'below another field',
    '{ product(id: "2") { taxesShort taxesLong offersLong maker { name } } }',
    { product: { taxesShort: 'm', taxesLong: 'mak', offersLong: 'mak', maker: { name: 'maker' } } },
  ],
  [
    'each with variables of its own',
    'query ($n: Int, $m: Int) { product(id: "1") { taxesInEuros(times: $n) taxesInDollars again: taxesInEuros(times: $m) } }',
    { product: { taxesInEuros: 300, taxesInDollars: 15, again: 200 } },
    { n: 3, m: 2 },
  ],
  [
    'after a mutation',
    'mutation { a: twice(by: 1) { taxesInEuros taxesPlain } count(by: 3) b: count(by: 4) }',
    { a: { taxesInEuros: 200, taxesPlain: 2 }, count: 3, b: 4 },
  ],
];

const ON_DISJOINT_TYPES: readonly Row[] = [
  [
    'one field with other arguments',
    '{ media { ... on Book { image(width: 1) } ... on Film { image(width: 2) } } }',
    { media: [{ image: 1 }, { image: 2 }] },
  ],
  [
    'by variables',
    'query ($a: Int, $b: Int) { shown { ... on Film { image(width: $b) } ... on Book { image(width: $a) } } }',
    { shown: [{ image: 1 }, { image: 2 }] },
    { a: 1, b: 2 },
  ],
  [
    'by variables of one value',
    'query ($a: Int, $b: Int) { shown { ... on Film { image(width: $b) } ... on Book { image(width: $a) } } }',
    { shown: [{ image: 7 }, { image: 7 }] },
    { a: 7, b: 7 },
  ],
  [
    'under one alias',
    '{ media { ... on Book { x: image(width: 1) } ... on Film { x: image(width: 2) } } }',
    { media: [{ x: 1 }, { x: 2 }] },
  ],
  [
    'other fields under one alias',
    '{ things { ... on Book { x: image(width: 1) } ... on Film { x: poster(width: 1) } } }',
    { things: [{ x: -1 }, null, { x: 1 }] },
  ],
  [
    'below one field',
    '{ media { ... on Book { gallery { image(width: 1) } } ... on Film { gallery { image(width: 2) } } } }',
    { media: [{ gallery: { image: 10 } }, { gallery: { image: 20 } }] },
  ],
  [
    'in fragments with conditions',
    'query ($t: Boolean!) { media { ...B @include(if: $t) ... on Film { t: __typename image(width: 2) } } } fragment B on Book { t: __typename image(width: 1) }',
    {
      media: [
        { t: 'Book', image: 1 },
        { t: 'Film', image: 2 },
      ],
    },
    { t: true },
  ],
];

/** jest hands a callback to a test that takes more than its row has. */
const whole = (rows: readonly Row[]) =>
  rows.map(([what, query, data, variables = {}]) => [what, query, data, variables] as const);

describe.each(['own', 'apollo'] as const)('pitfall 47: one field with two sets of arguments (executor %s)', (executor) => {
  const priced = loadFixture(PRICED, { open: true, executor });
  const mediated = loadFixture(MEDIATED, { open: true, executor });
  const expectAnswer = async ({ ask }: Fixture, query: string, data: unknown, variables = {}) => {
    const answer = await ask(ANONYMOUS, query, variables);
    expect(answer).toEqual({ data, errors: [] });
    expect(JSON.stringify(answer.data)).not.toContain('_access_');
  };

  it.each(whole(BESIDE_ONE_REQUIREMENT))('beside a @requires: %s', async (_what, query, data, variables) => {
    await expectAnswer(priced, query, data, variables);
  });

  it.each(whole(ON_DISJOINT_TYPES))('on types that exclude each other: %s', async (_what, query, data, variables) => {
    await expectAnswer(mediated, query, data, variables);
  });
});

// ApolloGateway fetches all of them under one key, and sends one representation.
describe('one field that several @requires ask with other arguments', () => {
  let fixture: Fixture;
  beforeEach(() => void (fixture = loadFixture(PRICED, { open: true })));

  it.each(whole(SEVERAL_REQUIREMENTS))('%s', async (_what, query, data, variables) => {
    expect(await fixture.ask(ANONYMOUS, query, variables)).toEqual({ data, errors: [] });
  });

  it('is asked of a subgraph at once, however many requirements there are', async () => {
    await fixture.ask(ANONYMOUS, '{ products { taxesInDollars taxesInEuros taxesPlain } }');
    expect(fixture.sent.map(({ subgraph }) => subgraph)).toEqual(['products', 'taxes']);
  });

  it('fails as what required it, at the path of the client', async () => {
    const broken = PRICED.map((subgraph) =>
      subgraph.name === 'taxes' ? { ...subgraph, execute: () => Promise.reject(new Error('away')) } : subgraph,
    );
    const { data, errors } = await loadFixture(broken, { open: true }).ask(
      ANONYMOUS,
      '{ product(id: "1") { taxesInDollars taxesInEuros price(currency: "USD") } }',
    );
    expect(data).toEqual({ product: { taxesInDollars: null, taxesInEuros: null, price: 10 } });
    expect(errors).toEqual(['product SUBGRAPH_UNAVAILABLE']);
  });
});
