import type { Recipe } from './edit.ts';
import { newMigration } from './new-migration.ts';

/** The table `caseWorkers` of masshealth. */
export const ADD_A_MIGRATION: Recipe = [
  ...newMigration('masshealth', 'case-workers', `create table "caseWorkers" ("personId" text primary key, name text not null);`),
  {
    step: 'the type of its rows',
    edits: [
      {
        file: 'subgraphs/masshealth/rows.ts',
        after: 'export type Tables = {',
        insert: ' caseWorkers: { personId: string; name: string };',
      },
    ],
  },
  {
    step: 'who writes it',
    edits: [
      {
        file: 'subgraphs/masshealth/migrations/migrations.ts',
        after: '  ...LOAD_TABLE_USES,\n',
        insert: "  caseWorkers: 'feed',\n",
      },
    ],
  },
];
