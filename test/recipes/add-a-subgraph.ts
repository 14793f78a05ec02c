import { readFileSync } from 'node:fs';
import type { Edit, Recipe } from './edit.ts';
import { hashOf } from './new-migration.ts';

const LIKE = 'subgraphs/health-connector/schema.graphql';

/** What the SDLs of all subgraphs begin with, and how they tell the age of their data. */
function sdl(): string {
  const text = readFileSync(LIKE, 'utf8');
  const head = text.slice(0, text.indexOf('"All queries of the graph."'));
  return `${head}"All queries of the graph."
type Query {
  "The age of the data from each source."
  feedStatus: FeedStatus @shareable @authenticated
}

"The age of the data from each source, so that an outage is not mistaken for a loss of coverage."
type FeedStatus @shareable @authenticated {
  "The feed of appeals."
  appeals: Feed
}

"The state of one feed."
type Feed @shareable @authenticated {
  "When the source produced the data."
  asOf: DateTime!
  "The number of records in the feed."
  records: Int @policy(policies: [["staff"]])
}
`;
}

/** The rows on feeds are the same in every subgraph. */
function table(): string {
  const lines = readFileSync('test/authorization/health-connector.table.ts', 'utf8').split('\n');
  const rows = lines.filter((line) => /^(id |HCO-QUERY-FEED|HCO-FEED)/.test(line));
  const own = rows.map((row) =>
    row.replace('HCO-FEEDS-HEALTH-CONNECTOR', 'APP-FEEDS-APPEALS').replace('healthConnector', 'appeals'),
  );
  return `/** What appeals itself answers. */
export const APPEALS = \`
${own.map((row) => row.replace('HCO-', 'APP-')).join('\n')}
\`;
`;
}

const FEEDS_MIGRATION = `import { feedTables } from '../../shared/feeds/feed-tables.ts';

/** Tables of loads. */
export const feeds = feedTables([]);
`;

const FIRST_MIGRATION = `import { statements } from '../../shared/migrate.ts';

/** The state of the feed. */
export const tables = statements('create table feed ("asOf" text not null, records integer not null);');
`;

const FOLDER: readonly Edit[] = [
  { file: 'subgraphs/appeals/schema.graphql', content: sdl() },
  {
    file: 'subgraphs/appeals/resolvers.ts',
    content: `import type { SubgraphContext } from '../shared/context.ts';
import type { Loaders } from './loaders.ts';
import type { Resolvers } from './schema.generated.ts';

export const resolvers: Resolvers<SubgraphContext<Loaders>> = {
  Query: {
    feedStatus: async (_query, _args, { loaders }) => ({ appeals: await loaders.feed() }),
  },
};
`,
  },
  {
    file: 'subgraphs/appeals/loaders.ts',
    content: `import type { Store } from './store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** The look-ups of one request. */
export const createLoaders = (store: Store) => ({ feed: store.feed });
`,
  },
  {
    file: 'subgraphs/appeals/rows.ts',
    content: `export type FeedRow = { readonly asOf: string; readonly records: number };
export type Tables = { feed: FeedRow };
`,
  },
  {
    file: 'subgraphs/appeals/store.ts',
    content: `import type { Kysely } from 'kysely';
import type { FeedRow, Tables } from './rows.ts';

export type Store = ReturnType<typeof createStore>;

/** Everything that reads the tables of appeals. */
export const createStore = (database: Kysely<Tables>) => ({
  feed: (): Promise<FeedRow | undefined> => database.selectFrom('feed').selectAll().executeTakeFirst(),
});
`,
  },
  {
    file: 'subgraphs/appeals/migrations/0001-tables.ts',
    content: FIRST_MIGRATION,
  },
  {
    file: 'subgraphs/appeals/migrations/migrations.ts',
    content: `import type { TableUses } from '../../shared/database/table-uses.ts';
import { LOAD_TABLE_USES, type LoadTables } from '../../shared/feeds/load-tables.ts';
import type { Migrations } from '../../shared/migrate.ts';
import type { Tables } from '../rows.ts';
import { tables } from './0001-tables.ts';
import { feeds } from './0002-feeds.ts';

/** In order of their names. A migration that has been released is never edited; a change is a new one. */
export const migrations: Migrations = { '0001-tables': tables, '0002-feeds': feeds };

/** Who writes each table. A table that a migration adds is added here. */
export const tableUses: TableUses<Tables & LoadTables> = { ...LOAD_TABLE_USES, feed: 'feed' };
`,
  },
  {
    file: 'subgraphs/appeals/migrations/0002-feeds.ts',
    content: FEEDS_MIGRATION,
  },
  {
    file: 'subgraphs/appeals/feed.ts',
    content: `import type { FeedDefinition } from '../shared/feeds/feed-definition.ts';

/** What a feed of appeals says: nothing yet. */
export const feed: FeedDefinition = { name: 'appeals', kinds: {}, tables: {}, defined: [], referred: [], counted: [] };
`,
  },
  {
    file: 'subgraphs/appeals/subgraph.ts',
    content: readFileSync('subgraphs/health-connector/subgraph.ts', 'utf8').replace("'health-connector'", "'appeals'"),
  },
];

/** `appeals`, with nothing in it but the state of its feed. */
export const ADD_A_SUBGRAPH: Recipe = [
  { step: 'the folder', edits: FOLDER },
  {
    step: 'its line in rover.yaml',
    edits: [
      {
        file: 'rover.yaml',
        after: '      file: subgraphs/notices/schema.graphql\n',
        insert: `  appeals:
    routing_url: http://127.0.0.1:4106/graphql
    schema:
      file: subgraphs/appeals/schema.graphql
`,
      },
    ],
  },
  {
    step: 'its line in the registry',
    edits: [
      { file: 'subgraphs/registry.ts', replace: 'documents, notices] as const', by: 'documents, notices, appeals] as const' },
      {
        file: 'subgraphs/registry.ts',
        replace: 'import documents from',
        by: "import appeals from './appeals/subgraph.ts';\nimport documents from",
      },
      {
        file: 'subgraphs/layers.json',
        replace: '  "health-connector": [',
        by: '  "appeals": [{ "folder": "migrations", "holds": "the tables" }],\n  "health-connector": [',
      },
      hashOf('subgraphs/appeals/migrations/0001-tables.ts', FIRST_MIGRATION),
      hashOf('subgraphs/appeals/migrations/0002-feeds.ts', FEEDS_MIGRATION),
    ],
  },
  {
    step: 'who sees its feed',
    edits: [
      {
        file: 'test/authorization/gateway.account.table.ts',
        copyLine: ' FeedStatus.notices ',
        words: { 'GW-FEEDS-NOTICES': 'GW-FEEDS-APPEALS', 'FeedStatus.notices': 'FeedStatus.appeals' },
      },
      {
        file: 'test/authorization/gateway.questions.ts',
        after: 'documents { asOf records } notices { asOf records }',
        insert: ' appeals { asOf records }',
      },
    ],
  },
  {
    step: 'its own table',
    edits: [
      { file: 'test/authorization/appeals.table.ts', content: table() },
      {
        file: 'test/authorization/subgraphs.questions.ts',
        replace: 'export const MASSHEALTH: SubgraphQuestions = {\n',
        by: `export const APPEALS: SubgraphQuestions = { entities: [], queries: ['{ feedStatus { appeals { asOf records } } }'] };

export const MASSHEALTH: SubgraphQuestions = {
`,
      },
      {
        file: 'test/authorization/subgraphs.test.ts',
        replace: 'const WALLS: readonly Wall[] = [\n',
        by: 'const WALLS: readonly Wall[] = [\n  wall(appeals, [APPEALS], questions.APPEALS),\n',
      },
      {
        file: 'test/authorization/subgraphs.test.ts',
        replace: 'import documents from',
        by: "import appeals from '../../subgraphs/appeals/subgraph.ts';\nimport { APPEALS } from './appeals.table.ts';\nimport documents from",
      },
    ],
  },
  {
    step: 'what the feed says in a random world',
    edits: [
      {
        file: 'test/property/expected-feeds.ts',
        replace: 'export const FEED_VALUES = {\n',
        by: "export const FEED_VALUES = {\n  'FeedStatus.appeals': () => feed(DEMO_AS_OF),\n",
      },
      {
        file: 'test/property/expected-feeds.ts',
        replace: "import type { ViewerRelation } from './viewer-relation.ts';\n",
        by: "import { DEMO_AS_OF } from '../../subgraphs/shared/demo.ts';\nimport type { ViewerRelation } from './viewer-relation.ts';\n",
      },
    ],
  },
];
