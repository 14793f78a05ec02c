import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../../../scripts/tooling/rover-config.ts';

// The files named here do not exist, so rules that need types are off.
const eslint = new ESLint({ cwd: ROOT, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function findings(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const ENVIRONMENT = "export const url = process.env['URL'];\n";
const DEFAULT = 'export default {};\n';
const LONG_FUNCTION = `export function long() {\n${'  console.log();\n'.repeat(60)}}\n`;

describe('lint', () => {
  it.each([
    ['gateway/plan.ts', ENVIRONMENT, 'no-restricted-properties'],
    ['gateway/plan.ts', 'export const { env } = process;\n', 'no-restricted-properties'],
    ['gateway/plan.ts', "import { env } from 'node:process';\nconsole.log(env);\n", 'no-restricted-imports'],
    ['subgraphs/notices/store.ts', ENVIRONMENT, 'no-restricted-properties'],
    ['gateway/plan.ts', DEFAULT, 'no-restricted-exports'],
    ['gateway/planQuery.ts', 'export {};\n', 'local/file-name'],
    ['gateway/utils.ts', 'export {};\n', 'local/file-name'],
    ['gateway/helpers.ts', 'export {};\n', 'local/file-name'],
    ['gateway/common.ts', 'export {};\n', 'local/file-name'],
    ['gateway/index.ts', 'export {};\n', 'local/file-name'],
    ['gateway/plan.ts', 'export {};\n'.repeat(251), 'max-lines'],
    ['gateway/plan.ts', LONG_FUNCTION, 'max-lines-per-function'],
    ['gateway/plan.ts', 'export const x: any = 1;\n', '@typescript-eslint/no-explicit-any'],
    ['test/a.test.ts', "it.only('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it.only.each([1])('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it.concurrent.skip('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it['skip']('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "test.todo('x');\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "describe.skip('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "xit('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "fdescribe.each([1])('x', () => {});\n", 'no-restricted-syntax'],
  ])('of %s finds %j: %s', async (file, code, rule) => {
    const globals = '/* global it, test, describe, xit, fdescribe */\n';
    expect(await findings(file, file.startsWith('test/') ? globals + code : code)).toContain(rule);
  });

  it.each([
    ['gateway/config.ts', ENVIRONMENT],
    ['subgraphs/config.ts', ENVIRONMENT],
    ['scripts/start.ts', ENVIRONMENT],
    ['test/support/redis.ts', ENVIRONMENT],
    ['subgraphs/notices/subgraph.ts', DEFAULT],
    ['subgraphs/notices/store.ts', 'export const rows = 1;\n'],
  ])('of %s passes %j', async (file, code) => {
    expect(await findings(file, code)).toEqual([]);
  });
});
