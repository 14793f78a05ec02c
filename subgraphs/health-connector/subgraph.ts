import { defineSubgraph } from '../shared/define-subgraph.ts';
import { feed } from './feed.ts';
import { createLoaders } from './loaders.ts';
import { migrations, tableUses } from './migrations/migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStore } from './store.ts';

export default defineSubgraph({
  name: 'health-connector',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations,
  tableUses,
  bearsStaleness: true,
  createStore,
  createLoaders,
  feed,
  developmentSettings: {},
});
