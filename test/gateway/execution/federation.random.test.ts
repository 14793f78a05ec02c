import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { randomOperation } from '../../support/random-operation.ts';
import { stockGateway } from '../../support/stock-gateway.ts';

const IDS = ['1', '2', '3', '4', 'm1', 'm2', 'c1', 'p1', 'none', 'USD', 'EUR'];

/**
 * ApolloGateway fetches what the client asks of `price` and what `shipping` requires of it, with other arguments, under one
 * key. So it is asked under another.
 */
const apart = (query: string): string => query.replace(/(?<!: )\bprice\b/g, 'askedPrice: price');
const together = (data: unknown): unknown => JSON.parse(JSON.stringify(data).replaceAll('"askedPrice"', '"price"'));

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
});
