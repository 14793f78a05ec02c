import type { Viewer } from '../../schema/contract/viewer.ts';
import type { LoadedSupergraph } from '../../gateway/supergraph/assemble-supergraph.ts';
import { type FixtureAnswer, type FixtureOptions, type FixtureSubgraph, loadFixture, type Sent } from './fixture-supergraphs.ts';

/** An answer, and whether the express lane wrote it; null: it was not tried. */
export type ExpressAnswer = FixtureAnswer & { readonly onLane: boolean | null };

export type ExpressFixture = {
  readonly supergraph: LoadedSupergraph;
  /** Asks with lanes and without. @throws when the answers or the fetches differ */
  readonly askBoth: (viewer: Viewer, query: string, variables?: Record<string, unknown>) => Promise<ExpressAnswer>;
};

/** Loads fixtures twice: with lanes and without. */
export function createExpress(subgraphs: readonly FixtureSubgraph[], options: FixtureOptions = { open: true }): ExpressFixture {
  let onLane: boolean | null = null;
  const lane = loadFixture(subgraphs, {
    ...options,
    lanes: { after: 0, verbatimFrom: 0, maxPause: 0, onRun: (hasAnswered) => (onLane = hasAnswered) },
  });
  const general = loadFixture(subgraphs, { ...options, express: false });
  return {
    supergraph: lane.supergraph,
    async askBoth(...question) {
      onLane = null;
      const answer = await lane.ask(...question);
      const expected = await general.ask(...question);
      const [seen, wanted] = [describe(answer, lane.sent), describe(expected, general.sent)];
      if (seen !== wanted)
        throw new Error(`${question[1]}\non the lane (${String(onLane)}):\n${seen}\nthe general way:\n${wanted}`);
      return { ...answer, onLane };
    },
  };
}

/** Parallel fetches are sent in no particular order. */
const describe = ({ data, errors }: FixtureAnswer, sent: readonly Sent[]): string =>
  [JSON.stringify(data), ...errors, ...sent.map((fetch) => JSON.stringify(fetch)).sort()].join('\n');
