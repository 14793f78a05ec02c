import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ADD_A_MIGRATION } from '../recipes/add-a-migration.ts';
import { filesOfMigration } from '../recipes/new-migration.ts';
import { makeRecipeCopy, type RecipeCopy } from '../recipes/recipe-copy.ts';
import { failsWith, succeeds } from '../recipes/run-in-copy.ts';
import { isDeep } from '../support/depth.ts';

/** The recipe "Add a migration" of subgraphs/README.md, followed as those of `recipes.test.ts` are. */

const TIMEOUT_MS = 600_000;
const TYPES = ['node_modules/typescript/bin/tsc', '--noEmit'];

let copy: RecipeCopy;
beforeAll(() => void (copy = makeRecipeCopy()));
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

describe('add a migration', () => {
  const MIGRATIONS = ['test/subgraphs/migrations.test'];

  it(
    'is its file, its place in two lists and the type of the rows',
    async () => {
      copy.follow(ADD_A_MIGRATION);
      expect(copy.filesTouched().byHand).toEqual([
        ...filesOfMigration('masshealth', 'case-workers').toSpliced(2, 0, 'subgraphs/masshealth/rows.ts'),
      ]);
      await succeeds(copy.test(MIGRATIONS));
      // The recipe of a field checks the types each time, with a migration of its own.
      if (isDeep) await succeeds(copy.run(TYPES));
    },
    TIMEOUT_MS,
  );

  it(
    'without its hash fails, with the file and the line to add',
    async () => {
      copy.follow(ADD_A_MIGRATION, 'its hash');
      const [file = '', , hashes = ''] = filesOfMigration('masshealth', 'case-workers');
      await failsWith(copy.test(MIGRATIONS), `${file} is new: when it is finished, add it to ${hashes}, as`);
    },
    TIMEOUT_MS,
  );

  it(
    'without who writes its table fails, and says where to say so',
    async () => {
      copy.follow(ADD_A_MIGRATION, 'who writes it');
      await failsWith(
        copy.test(MIGRATIONS),
        'subgraphs/masshealth/migrations/migrations.ts: say in tableUses who writes the table caseWorkers',
      );
    },
    TIMEOUT_MS,
  );

  it(
    'that is an edit of an old one fails, and says to write a new one',
    async () => {
      copy.edit({
        file: 'subgraphs/masshealth/migrations/0001-tables.ts',
        after: '"renewalIntervalMonths" integer,',
        insert: ' "caseNumber" text,',
      });
      await failsWith(copy.test(MIGRATIONS), '0001-tables.ts was edited.', 'undo the edit, and write a new migration');
    },
    TIMEOUT_MS,
  );
});
