import { defineSubgraph } from '../shared/define-subgraph.ts';
import { createCommands } from './commands.ts';
import { feed } from './feed.ts';
import { DEMO_LETTERS_FOLDER } from './letters/demo-letters.ts';
import type { LetterSettings } from './letters/letter-store.ts';
import { createLoaders } from './loaders.ts';
import { migrations, tableUses } from './migrations/migrations.ts';
import { resolvers } from './resolvers.ts';
import { createStore } from './store.ts';

export default defineSubgraph({
  name: 'notices',
  schema: new URL('./schema.graphql', import.meta.url),
  resolvers,
  migrations,
  tableUses,
  createStore,
  createLoaders,
  createCommands,
  feed,
  openFile: ({ viewer, commands, requestId }, noticeId) => commands.openLetter(viewer, noticeId, requestId),
  developmentSettings: { lettersFolder: DEMO_LETTERS_FOLDER } as LetterSettings,
});
