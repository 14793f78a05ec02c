import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KNOWS } from '../support/leak-scan.ts';
import { type Graph, startGraph } from '../support/graph.ts';
import { FOUR_TABS_QUERY as FOUR_TABS } from '../../scripts/bench/four-tabs-query.ts';

describe('our executor and ApolloGateway, behind the same authorization', () => {
  let own: Graph;
  let apollo: Graph;
  beforeAll(async () => {
    own = await startGraph();
    apollo = await startGraph({ executor: 'apollo' });
  });
  afterAll(() => Promise.all([own.stop(), apollo.stop()]));

  it.each(Object.keys(KNOWS))('answer %s alike', async (signIn) => {
    const [ours, reference] = [await own.ask(signIn, FOUR_TABS), await apollo.ask(signIn, FOUR_TABS)];
    expect(ours.data).toEqual(reference.data);
    expect(sorted(ours)).toEqual(sorted(reference));
  });
});

const sorted = ({ errors }: Awaited<ReturnType<Graph['ask']>>) => errors.map((error) => JSON.stringify(error)).sort();
