import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { getOwn } from '../../schema/contract/own-property.ts';
import type { subgraphs as registry } from '../../subgraphs/registry.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { type FeedRows, linesOf } from '../demo/feed-lines.ts';
import { answerParent, readSettings } from './answer-parent.ts';
import { HOUSEHOLD_FEEDS } from './household-feeds.ts';

export type SubgraphCostSettings = {
  /** The checkout whose subgraph is measured. */
  readonly root: string;
  readonly name: string;
  readonly secret: string;
  readonly databaseUrl: string;
};

// One subgraph of a checkout, with the bench's household, as it listens in production.

const { root, name, secret, databaseUrl } = await readSettings<SubgraphCostSettings>();
const { subgraphs } = (await import(pathToFileURL(join(root, 'subgraphs/registry.ts')).href)) as { subgraphs: typeof registry };
const subgraph = subgraphs.find((candidate) => candidate.name === name);
if (!subgraph) throw new Error(`There is no subgraph ${name}`);
const running = await subgraph.start({
  databaseUrl,
  assertionKey: assertionKey(secret, name),
  clock: () => DEMO_NOW,
  feed: linesOf(name as 'identity', getOwn(HOUSEHOLD_FEEDS, name) as FeedRows['identity']),
});
answerParent(await running.listen(0));
