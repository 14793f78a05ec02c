import { defineSubgraph } from '../shared/define-subgraph.ts';
import { DEVELOPMENT_SETTINGS } from './settings/settings.ts';
import { createCommands } from './commands.ts';
import { feed } from './feed.ts';
import { createLoaders } from './loaders.ts';
import { migrations, tableUses } from './migrations/migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStore } from './store.ts';

/** Sign-ins, the records that accounts are linked to, and the persons on each application. */
export default defineSubgraph({
  name: 'identity',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations,
  tableUses,
  createStore,
  createLoaders,
  createCommands,
  stopStore: ({ stop }) => stop(),
  feed,
  developmentSettings: DEVELOPMENT_SETTINGS,
});
