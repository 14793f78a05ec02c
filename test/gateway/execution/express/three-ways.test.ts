import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isDeep } from '../../../support/depth.ts';
import { FAULTS } from '../../../support/fetch-faults.ts';
import { type Graph, startGraph } from '../../../support/graph.ts';
import { DEMO_VIEWERS, REGISTERED_QUERIES } from '../../../support/registered-questions.ts';
import { type Question, type ThreeWays, threeWays, type WayAnswer } from '../../../support/three-ways.ts';

/** Of all cases with a fault, one in so many runs; with `npm run test:deep`, all. */
const SAMPLE = isDeep ? 1 : 61;

let graph: Graph;
let ways: ThreeWays;
beforeAll(async () => {
  graph = await startGraph();
  ways = threeWays(graph, 'the assertion secret of the tests');
});
afterAll(() => graph.stop());

type Case = { readonly title: string; readonly question: Question };

/** Every registered query, for every viewer of the demo. */
const CASES: readonly Case[] = REGISTERED_QUERIES.flatMap(({ name, query, variables }) =>
  [...DEMO_VIEWERS].map(([viewerName, viewer]) => ({
    title: `${name} ${JSON.stringify(variables)} for ${viewerName}`,
    question: { viewer, query, variables },
  })),
);

/** What must be equal on the lane and off it. */
const comparable = ({ text, audit, sent, logged }: WayAnswer) => ({
  text,
  audit,
  // Parallel fetches are sent in no particular order.
  sent: sent.map(({ body }) => body).sort(),
  logged: logged.map((line) => line.replace(/"time":\d+/, '')).sort(),
});

const parsed = ({ text }: WayAnswer) => {
  const { data, errors = [] } = JSON.parse(text) as { data: unknown; errors?: unknown[] };
  return { data, errors: errors.map((error) => JSON.stringify(error)).sort() };
};

describe('without faults', () => {
  it('every registered query gets the same answer and audit record on the lane, the general way and from ApolloGateway', async () => {
    const left: string[] = [];
    for (const { title, question } of CASES) {
      const lane = await ways.ask('lane', question);
      const general = await ways.ask('general', question);
      const apollo = await ways.ask('apollo', question);
      expect({ title, ...comparable(lane) }).toEqual({ title, ...comparable(general) });
      expect({ title, ...parsed(apollo), audit: apollo.audit }).toEqual({ title, ...parsed(general), audit: general.audit });
      expect([title, general.onLane, apollo.onLane]).toEqual([title, null, null]);
      if (lane.onLane !== true) left.push(title);
    }
    expect(left.length / CASES.length).toBeLessThan(0.1);
  }, 600_000);
});

describe('with a fault in one fetch', () => {
  it(`one case in ${SAMPLE}: same answer, audit record and log, and nothing is asked twice`, async () => {
    let number = 0;
    const taken = { lane: 0, general: 0 };
    for (const { title, question } of CASES) {
      const { sent } = await ways.ask('general', question);
      for (const body of sent.map((fetch) => fetch.body).sort()) {
        for (const [fault, make] of FAULTS) {
          if (number++ % SAMPLE !== 0) continue;
          const spoiled = { ...question, fault: make(body) };
          const lane = await ways.ask('lane', spoiled);
          const general = await ways.ask('general', spoiled);
          const name = `${title}: ${fault} of ${body}`;
          expect({ name, ...comparable(lane) }).toEqual({ name, ...comparable(general) });
          taken[lane.onLane ? 'lane' : 'general'] += 1;
        }
      }
    }
    // Most faults are not seen in the answer of some viewer, so both ways are proved.
    expect(taken.general).toBeGreaterThan(taken.lane / 100);
    expect(taken.lane).toBeGreaterThan(0);
  }, 3_600_000);
});
