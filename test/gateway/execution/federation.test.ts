import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { SHOP_OPERATIONS } from '../../support/federation-operations.ts';
import { startFixtureGateway } from '../../support/fixture-gateway.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { stockGateway } from '../../support/stock-gateway.ts';

const { ask } = loadFixture(SHOP, { open: true });

const rows = SHOP_OPERATIONS.map(([what, query, variables = {}]) => [what, query, variables] as const);

describe('with --open, a federated graph is answered as by ApolloGateway', () => {
  let stock: Awaited<ReturnType<typeof stockGateway>>;
  beforeAll(async () => void (stock = await stockGateway(SHOP)));

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

  it('the fixtures have nulls, failures and values that clients do not see', async () => {
    const answers = await Promise.all(SHOP_OPERATIONS.map(([, query, variables]) => stock(query, variables)));
    expect(answers.filter(({ errors }) => errors.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(({ valueCompletion }) => valueCompletion.length > 0).length).toBeGreaterThanOrEqual(3);
    expect(answers.filter(({ data }) => JSON.stringify(data).includes('null')).length).toBeGreaterThanOrEqual(10);
  });
});

// ApolloGateway fetches both under one key, and answers with the price in euros here.
it('a field keeps its own value beside a @requires of the same field with other arguments', async () => {
  const { data, errors } = await ask(ANONYMOUS, '{ products { sku shipping price dollars: price(currency: "USD") } }');
  expect(data).toEqual({
    products: [
      { sku: 'a', shipping: 220, price: 100, dollars: 100 },
      { sku: 'b', shipping: 105, price: 50, dollars: 50 },
      { sku: null, shipping: 14, price: 7, dollars: 7 },
      { sku: 'd', shipping: null, price: 1, dollars: 1 },
    ],
  });
  expect(errors).toEqual([]);
});

describe('EXECUTOR=apollo', () => {
  const reference = loadFixture(SHOP, { open: true, executor: 'apollo' });

  it.each(rows)('answers as our executor does: %s', async (_what, query, variables) => {
    const ours = await ask(ANONYMOUS, query, variables);
    const theirs = await reference.ask(ANONYMOUS, query, variables);
    expect(theirs.data).toEqual(ours.data);
    expect(theirs.errors.length > 0).toBe(ours.errors.length > 0);
  });
});

describe('with --open, over HTTP', () => {
  it('a graph without policies is served completely, including introspection', async () => {
    const gateway = await startFixtureGateway(SHOP, {}, { open: true, introspection: true });
    const query = '{ products { id name reviews { body } } __type(name: "Product") { name } }';
    const { data } = await gateway.post({ query });
    await gateway.stop();
    expect((data as { products: object[] }).products).toHaveLength(4);
    expect(data).toMatchObject({ __type: { name: 'Product' } });
  });
});
