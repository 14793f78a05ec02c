import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANONYMOUS } from '../../../schema/contract/viewer.ts';
import { SHOP } from '../../support/federation-fixtures.ts';
import { loadFixture } from '../../support/fixture-supergraphs.ts';
import { randomOperation } from '../../support/random-operation.ts';
import { stockGateway } from '../../support/stock-gateway.ts';

const IDS = ['1', '2', '3', '4', 'm1', 'm2', 'c1', 'p1', 'none', 'USD', 'EUR'];

/** ApolloGateway asks a field for a requirement and for the client under one name, with other arguments. */
const PLANNED_WRONGLY = /conflict because they have differing arguments/;

describe('random operations', () => {
  const { ask, supergraph } = loadFixture(SHOP, { open: true });
  let stock: Awaited<ReturnType<typeof stockGateway>>;
  beforeAll(async () => void (stock = await stockGateway(SHOP)));

  it('are answered with the data that ApolloGateway gives, and with an error whenever it has one, in or beside the errors', async () => {
    let asked = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        // ApolloGateway is asked without conditions: on abstract types it loses fields under them (pitfall 40).
        const { query, variables, settled } = randomOperation(supergraph.schema, seed, IDS);
        const [ours, theirs] = [await ask(ANONYMOUS, query, variables), await stock(settled)];
        asked += 1;
        if (theirs.errors.some(({ message }) => PLANNED_WRONGLY.test(message))) return;
        compared += 1;
        expect({ query, data: ours.data }).toEqual({ query, data: theirs.data });
        expect([query, ours.errors.length > 0]).toEqual([query, theirs.errors.length + theirs.valueCompletion.length > 0]);
      }),
      { endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(asked * 0.9);
  });
});
