import { basename } from 'node:path';
import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { noElapsedTime } from './scripts/lint/no-elapsed-time.js';
import { outsideKey } from './scripts/tooling/lint/outside-key.ts';
import { tracedCatch } from './scripts/tooling/lint/traced-catch.ts';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|index)\./;

/** File names are kebab-case and say what the file holds. */
const fileName = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = basename(context.filename).replace(/^\./, '');
      if (!KEBAB_CASE.test(name)) context.report({ node, message: `The file name ${name} is not kebab-case.` });
      if (EMPTY_NAMES.test(name)) context.report({ node, message: `The file name ${name} does not say what the file holds.` });
    },
  }),
};

const READS_ENVIRONMENT = [
  'gateway/config.ts',
  'gateway/telemetry/forbid-apollo-telemetry.ts',
  'subgraphs/config.ts',
  'scripts/**',
  '*.config.{js,ts}',
  'test/support/**',
];

const testBlock = '/^(it|test|describe)$/';
const narrowing = '/^(only|skip|todo|failing)$/';
const noNarrowedTests = [
  `MemberExpression[object.name=${testBlock}][property.name=${narrowing}]`,
  `MemberExpression[object.object.name=${testBlock}][property.name=${narrowing}]`,
  `MemberExpression[object.name=${testBlock}][property.value=${narrowing}]`,
  'CallExpression > Identifier.callee[name=/^([fx](it|test|describe))$/]',
  'MemberExpression > Identifier.object[name=/^([fx](it|test|describe))$/]',
].map((selector) => ({ selector, message: 'No test is skipped or run alone.' }));

/** A regular expression on what comes from outside takes time in proportion to its input, whatever the input. */
const linearRegExp = {
  files: ['{gateway,schema,subgraphs}/**/*.{ts,tsx}', 'scripts/providers/**/*.ts'],
  plugins: { regexp },
  rules: {
    'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
    'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
  },
};

/** One file knows which headers of a request are read; the tests try them all. */
const namedHeaders = {
  files: ['gateway/**/*.ts'],
  ignores: ['gateway/http/**', 'gateway/http/request-headers.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...noNarrowedTests,
      ...[
        'MemberExpression[object.name="request"][property.name=/^(headers|headersDistinct|rawHeaders)$/]',
        'ObjectPattern[typeAnnotation.typeAnnotation.typeName.name="IncomingMessage"] > Property[key.name=/headers/i]',
        'VariableDeclarator[init.name="request"] > ObjectPattern > Property[key.name=/headers/i]',
      ].map((selector) => ({
        selector,
        message: 'Headers of a request are read by headerOf of gateway/http/request-headers.ts.',
      })),
    ],
  },
};

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'coverage/',
      '.data/',
      'gateway/playground/dist*/',
      'subgraphs/*/*.generated.ts',
      'schema/operations/*.generated.ts',
    ],
  },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable' } },
    plugins: {
      local: {
        rules: {
          'file-name': fileName,
          'no-elapsed-time': noElapsedTime,
          'outside-key': outsideKey,
          'traced-catch': tracedCatch,
        },
      },
    },
    rules: {
      'local/file-name': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 60],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config files read the environment.' },
      ],
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'].map((name) => ({ name, importNames: ['env'] })) }],
      'no-restricted-syntax': ['error', ...noNarrowedTests],
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['subgraphs/*/subgraph.ts', '*.config.{js,ts}', 'test/support/summary-reporter.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['{gateway,schema,scripts,subgraphs}/**/*.{ts,tsx}'],
    rules: { 'local/outside-key': 'error', 'local/traced-catch': 'error' },
  },
  { files: READS_ENVIRONMENT, rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' } },
  { files: ['test/**'], rules: { 'local/no-elapsed-time': 'error' } },
  linearRegExp,
  namedHeaders,
  // A `describe` is one function, however many tests it holds.
  { files: ['test/**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
);
