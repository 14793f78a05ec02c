import { getOwn } from '../schema/contract/own-property.ts';
import { subgraphs } from '../subgraphs/registry.ts';
import { DEMO_AS_OF } from '../subgraphs/shared/demo.ts';
import { jsonSchemaOf, writeLines } from '../subgraphs/shared/feeds/feed-lines.ts';
import { exampleFeeds } from './demo/example.ts';
import { demoFeed as documents } from './demo/documents.ts';
import { type FeedRows, linesOf } from './demo/feed-lines.ts';
import { demoFeed as healthConnector } from './demo/health-connector.ts';
import { demoFeed as identity } from './demo/identity.ts';
import { demoFeed as masshealth } from './demo/masshealth.ts';
import { demoFeed as notices } from './demo/notices.ts';
import { checkGenerated, type GeneratedFile, writeGenerated } from './tooling/generated-files.ts';

const demoRows = (): FeedRows => ({
  identity: identity(),
  masshealth: masshealth(),
  'health-connector': healthConnector(),
  documents: documents(),
  notices: notices(),
});

/** A feed of which the demo says nothing is empty. */
const demoLines = (name: string, rows: FeedRows): readonly string[] =>
  Object.hasOwn(rows, name)
    ? linesOf(name as 'identity', getOwn(rows, name) as FeedRows['identity'])
    : [...writeLines({ feed: name, format: 1, asOf: DEMO_AS_OF, mode: 'full', source: 'demo' }, [])];

/** @returns the JSON Schema of each feed, and the demo households as feeds */
function generateFeeds(): GeneratedFile[] {
  const rows = demoRows();
  const examples = [...exampleFeeds()].map(([name, content]) => ({ path: `schema/feeds/example/${name}.ndjson`, content }));
  const all = subgraphs.flatMap(({ name, feed }) => [
    { path: `schema/feeds/${name}.schema.json`, content: `${JSON.stringify(jsonSchemaOf(feed), null, 2)}\n` },
    {
      path: `schema/feeds/demo/${name}.ndjson`,
      content: demoLines(name, rows).join(''),
    },
  ]);
  return [...all, ...examples];
}

if (import.meta.main) {
  const files = generateFeeds();
  if (!process.argv.includes('--check')) writeGenerated(files);
  else if (!checkGenerated(files, 'npm run generate')) process.exitCode = 1;
}
