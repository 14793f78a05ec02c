import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { ANONYMOUS } from '../../../../schema/contract/viewer.ts';
import { BRUNO, CARLA, IRMA, partner, STAFF } from '../../../support/demo-viewers.ts';
import { isDeep } from '../../../support/depth.ts';
import { createExpress } from '../../../support/express-fixture.ts';
import { SHOP } from '../../../support/federation-fixtures.ts';
import { SHOP_OPERATIONS } from '../../../support/federation-operations.ts';
import { HOUSEHOLD_FIXTURE } from '../../../support/household-fixture.ts';
import { randomOperation } from '../../../support/random-operation.ts';

const RUNS = isDeep ? 1_000 : 60;
const IDS = ['1', '2', '3', '4', 'm1', 'm2', 'c1', 'p1', 'none', 'USD', 'EUR'];
const VIEWERS = [ANONYMOUS, BRUNO, CARLA, IRMA, STAFF, partner('a:read', 'b:read')];

describe('a graph with the features of Federation 2: same answer and same fetches on the lane and off it', () => {
  const shop = createExpress(SHOP);

  it.each(SHOP_OPERATIONS.map(([what, query, variables]) => [what, query, variables] as const))(
    '%s',
    async (_what, query, variables) => {
      await expect(shop.askBoth(ANONYMOUS, query, variables)).resolves.toBeDefined();
    },
  );

  it('random operations', async () => {
    const taken = { lane: 0, general: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { query, variables } = randomOperation(shop.supergraph.schema, seed, IDS);
        taken[(await shop.askBoth(ANONYMOUS, query, variables)).onLane ? 'lane' : 'general'] += 1;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(Math.min(taken.lane, taken.general)).toBeGreaterThan(0);
  });
});

/** An operation over a limit is refused before either way begins. */
function ifRefused(error: unknown): null {
  if (error instanceof GraphQLError) return null;
  throw error;
}

describe('a graph with every kind of policy: same answer and same fetches on the lane and off it', () => {
  const household = createExpress(HOUSEHOLD_FIXTURE, {});

  it('random operations, for viewers of every kind', async () => {
    const taken = { lane: 0, general: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(...VIEWERS), async (seed, viewer) => {
        const { query, variables } = randomOperation(household.supergraph.schema, seed, ['p0201', 'p0202', 'p0203', 'p0401']);
        const answer = await household.askBoth(viewer, query, variables).catch(ifRefused);
        if (answer) taken[answer.onLane ? 'lane' : 'general'] += 1;
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(Math.min(taken.lane, taken.general)).toBeGreaterThan(0);
  });
});
