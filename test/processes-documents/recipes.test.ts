import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ADD_A_FIELD } from '../recipes/add-a-field.ts';
import { ADD_A_MESSAGE } from '../recipes/add-a-message.ts';
import { ADD_A_POLICY } from '../recipes/add-a-policy.ts';
import { ADD_A_SUBGRAPH } from '../recipes/add-a-subgraph.ts';
import { ADD_AN_OPERATION } from '../recipes/add-an-operation.ts';
import type { Recipe } from '../recipes/edit.ts';
import { filesOfMigration } from '../recipes/new-migration.ts';
import { makeRecipeCopy, type RecipeCopy } from '../recipes/recipe-copy.ts';
import { failsWith, succeeds } from '../recipes/run-in-copy.ts';
import { isDeep } from '../support/depth.ts';

/** The recipes of subgraphs/README.md and gateway/operations/README.md, each followed to the letter in a copy of the repository. */

const TIMEOUT_MS = 600_000;
const COMPOSE = ['scripts/compose.ts'];
const GENERATE = ['scripts/generate-types.ts'];
const GENERATE_FEEDS = ['scripts/generate-feeds.ts'];
const TYPES = ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', '.data/types.tsbuildinfo'];

let copy: RecipeCopy;
beforeAll(() => void (copy = makeRecipeCopy()));
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

const run = (parameters: readonly string[]) => copy.run(parameters);
const test = (files: readonly string[], titles?: string) => copy.test(files, titles);
const follow = (recipe: Recipe, ...leftOut: readonly string[]) => copy.follow(recipe, ...leftOut);

/** `npm run test:deep` follows each recipe, and tries what a contributor forgets. `npm test` does so for the first one, and follows two more. */
const inDepth = (what: string, run: () => Promise<void>, timeoutMs: number): void => {
  if (isDeep) it(what, run, timeoutMs);
};

describe('add a field', () => {
  const TABLES = ['test/authorization/gateway.test', 'test/authorization/subgraphs.test', 'test/property/access.property'];

  it(
    'is the SDL, the column with its migration, and one row by hand, and every check passes',
    async () => {
      follow(ADD_A_FIELD);
      await succeeds(run(COMPOSE));
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      const { byHand, generated } = copy.filesTouched();
      const [migration = '', list = '', hashes = ''] = filesOfMigration('masshealth', 'case-number');
      expect(byHand).toEqual([
        'scripts/demo/masshealth.ts',
        'subgraphs/masshealth/feed.ts',
        migration,
        list,
        'subgraphs/masshealth/rows.ts',
        'subgraphs/masshealth/schema.graphql',
        'test/authorization/gateway.benefits.table.ts',
        hashes,
      ]);
      expect(generated).toEqual([
        'schema/access.md',
        'schema/api.graphql',
        'schema/feeds/demo/masshealth.ndjson',
        'schema/feeds/masshealth.schema.json',
        'schema/supergraph.graphql',
        'subgraphs/masshealth/schema.generated.ts',
      ]);
      const [printed] = await Promise.all([
        succeeds(test(TABLES, 'caseNumber|a row|one row|no error but')),
        succeeds(run(TYPES)),
      ]);
      expect(printed).not.toContain('(0 passed');
    },
    TIMEOUT_MS,
  );

  it(
    'without the row of who sees it fails, with the file, the line to add and an example',
    async () => {
      follow(ADD_A_FIELD, 'who sees it');
      await succeeds(run(COMPOSE));
      await failsWith(
        test(TABLES.slice(0, 1), 'tables of the gateway'),
        'Eligibility.caseNumber has no row. Say who sees it in test/authorization/gateway.benefits.table.ts, in a line after line',
        'GW-ELIGIBILITY-CASE-NUMBER ',
      );
    },
    TIMEOUT_MS,
  );
});

describe('add a policy', () => {
  inDepth(
    'passes the gate, and the tests of policies and pages',
    async () => {
      follow(ADD_A_POLICY);
      await succeeds(run(COMPOSE));
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      await succeeds(test(['test/gateway/access-denials-in-non-null', 'test/schema/partner-operations']));
      await succeeds(test(['test/documents/pages'], 'is every policy'));
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without its use is not composed, and says where to use it',
    async () => {
      follow(ADD_A_POLICY, 'its use');
      await failsWith(run(COMPOSE), 'has the policy "eligibility_partner", and nothing uses it: add @policy(policies: [["elig');
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without its line in the page fails, and names the page',
    async () => {
      follow(ADD_A_POLICY, 'its line in the page');
      await failsWith(test(['test/documents/pages'], 'is every policy'), 'gateway/access/README.md', '| `eligibility_partner` |');
    },
    TIMEOUT_MS,
  );
});

describe('add a subgraph', () => {
  it(
    'composes, and is asked beside the others',
    async () => {
      follow(ADD_A_SUBGRAPH);
      await succeeds(run(COMPOSE));
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      const files = ['test/authorization/gateway.test', 'test/authorization/subgraphs.test', 'test/property/access.property'];
      await succeeds(test(files, 'appeals|a row|one row|has its table|no error but'));
      if (isDeep) await succeeds(run(TYPES));
      await succeeds(test(['test/subgraphs/migrations.test']));
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without its table fails, and says what to write',
    async () => {
      follow(ADD_A_SUBGRAPH, 'its own table');
      await succeeds(run(COMPOSE));
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      await failsWith(
        test(['test/authorization/subgraphs.test'], 'every subgraph has its table'),
        'appeals has no table: write test/authorization/<name>.table.ts',
      );
    },
    TIMEOUT_MS,
  );
});

describe('add an operation', () => {
  inDepth(
    'is registered and answered',
    async () => {
      follow(ADD_AN_OPERATION);
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      const { generated } = copy.filesTouched();
      expect(generated).toEqual(['schema/operations/portal.generated.ts']);
      await succeeds(test(['test/schema/portal-operations', 'test/schema/typed-documents']));
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without what it answers fails, with the file and the line',
    async () => {
      follow(ADD_AN_OPERATION, 'what it answers');
      await succeeds(run(GENERATE));
      await succeeds(run(GENERATE_FEEDS));
      await failsWith(
        test(['test/schema/portal-operations']),
        "state in test/schema/portal-operations.test.ts what MyPrograms answers: expect(await answered('H02', 'MyPrograms'))",
      );
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without the generated files fails, with the command',
    async () => {
      follow(ADD_AN_OPERATION);
      await failsWith(run([...GENERATE, '--check']), 'portal.manifest.json is out of date; run: npm run generate');
    },
    TIMEOUT_MS,
  );
});

describe('add a message', () => {
  const CATALOGUES = ['test/subgraphs/shared/messages/catalogues'];

  it(
    'is in every catalogue, and said',
    async () => {
      follow(ADD_A_MESSAGE);
      await succeeds(test(CATALOGUES));
    },
    TIMEOUT_MS,
  );

  inDepth(
    'without one language fails, with the file and the line',
    async () => {
      follow(ADD_A_MESSAGE, 'the text in ht');
      await failsWith(
        test(CATALOGUES),
        'subgraphs/shared/messages/ht.json lacks a message: add to \\"help\\" a translation of \\"startAgain\\"',
      );
    },
    TIMEOUT_MS,
  );

  inDepth(
    'that nothing says fails, with how to say it',
    async () => {
      follow(ADD_A_MESSAGE, 'its use');
      await failsWith(test(CATALOGUES), "nothing says help.startAgain: use it, as say(locale, 'help.startAgain'), or delete it");
    },
    TIMEOUT_MS,
  );
});
