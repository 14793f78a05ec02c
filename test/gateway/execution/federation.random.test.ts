import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Kind, parse, print, visit } from 'graphql';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { randomOperation } from '../../support/random-operation.ts';
import { stockGateway } from '../../support/stock-gateway.ts';

const IDS = ['1', '2', '3', '4', 'm1', 'm2', 'c1', 'p1', 'none', 'USD', 'EUR'];

/** Joins a key of the answer with the field that it stands for, in what ApolloGateway is asked. */
const OF = '_of_';

/**
 * ApolloGateway fetches two fields under one key, so that an object gets the value of the wrong one:
 * - `price` as the client asks for it, and as `shipping` requires it, with other arguments;
 * - fields of two object types under one alias, if one of them comes from a subgraph that has their interface as an object
 *   (`@interfaceObject`).
 *
 * So it is asked for each of them under a key of its own.
 */
const apart = (query: string): string =>
  print(
    visit(parse(query), {
      Field: ({ alias, name, ...field }) =>
        alias || name.value === 'price'
          ? { ...field, name, alias: { kind: Kind.NAME, value: `${(alias ?? name).value}${OF}${name.value}` } }
          : undefined,
    }),
  );
const together = (data: unknown): unknown => JSON.parse(JSON.stringify(data).replaceAll(/"(\w+?)_of_\w+":/g, '"$1":'));

describe('random operations', () => {
  const { ask, supergraph } = loadFixture(SHOP, { open: true });
  let stock: Awaited<ReturnType<typeof stockGateway>>;
  beforeAll(async () => void (stock = await stockGateway(SHOP)));

  it('are answered with the data that ApolloGateway gives, and with an error whenever it has one, in or beside the errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        // ApolloGateway is asked without conditions: on abstract types it loses fields under them (pitfall 40).
        const { query, variables, settled } = randomOperation(supergraph.schema, seed, IDS);
        const [ours, theirs] = [await ask(ANONYMOUS, query, variables), await stock(apart(settled))];
        expect({ query, data: ours.data }).toEqual({ query, data: together(theirs.data) });
        expect([query, ours.errors.length > 0]).toEqual([query, theirs.errors.length + theirs.valueCompletion.length > 0]);
      }),
      { endOnFailure: true },
    );
  });

  it('are not asked of ApolloGateway with fields of two types under one alias, for it gives a film the stars of books', async () => {
    const query = '{ medium(id: "m2") { stars ... on Film { constructor: minutes } ... on Book { constructor: stars } } }';
    const { data } = await ask(ANONYMOUS, query);
    expect(data).toEqual({ medium: { stars: 4, constructor: 90 } });
    expect((await stock(query)).data).toEqual({ medium: { stars: 4, constructor: 4 } });
    expect(together((await stock(apart(query))).data)).toEqual(data);
  });
});
