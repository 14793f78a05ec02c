import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { ROOT } from '../../../scripts/tooling/rover-config.ts';

// The files named here do not exist, so rules that need types are switched off.
const eslint = new ESLint({ cwd: ROOT, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function findings(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const ENVIRONMENT = "export const url = process.env['URL'];\n";
const ELAPSED = 'local/no-elapsed-time';
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
    ['test/a.test.ts', 'export const begun = performance.now();\n', ELAPSED],
    ['test/support/a.ts', "import { performance } from 'node:perf_hooks';\nexport const a = performance;\n", ELAPSED],
    ['test/a.test.ts', 'export const begun = process.hrtime.bigint();\n', ELAPSED],
    ['test/a.test.ts', "console.time('x');\n", ELAPSED],
    ['test/a.test.ts', 'export const passed = (begun) => Date.now() - begun;\n', ELAPSED],
    ['test/a.test.ts', 'export const passed = (begun) => Math.floor(Date.now() / 1000) - begun.at;\n', ELAPSED],
    ['test/a.test.ts', 'export const late = (until) => Date.now() > until;\n', ELAPSED],
    ['test/a.test.ts', 'export const a = ({ ms }) => expect(ms).toBeLessThan(500);\n', ELAPSED],
    ['test/a.test.ts', 'export const a = (b) => expect(b.took?.ms).not.toBeGreaterThanOrEqual(500);\n', ELAPSED],
    ['test/a.test.ts', 'export const a = (b) => expect(b.totalMs + 1).toBeCloseTo(500);\n', ELAPSED],
    ['test/a.test.ts', 'export const a = (elapsed) => expect(Math.round(elapsed)).toBeLessThan(5);\n', ELAPSED],
    ['test/a.test.ts', 'export const a = () => expect(Date.now()).toBeLessThan(5);\n', ELAPSED],
    ['gateway/plan.ts', 'export const type = /^a\\s*(;\\s*b\\s*)?\\s*$/;\n', 'regexp/no-super-linear-backtracking'],
    ['subgraphs/notices/store.ts', "export const cut = (text) => text.replace(/=+$/, '');\n", 'regexp/no-super-linear-move'],
    ['schema/contract/viewer.ts', 'export const type = /^(?:a+)+b/;\n', 'regexp/no-super-linear-backtracking'],
    ['gateway/plan.ts', "export const read = (request) => request.headers['accept'];\n", 'no-restricted-syntax'],
    ['gateway/plan.ts', 'export const read = ({ headers }: IncomingMessage) => headers;\n', 'no-restricted-syntax'],
    [
      'gateway/plan.ts',
      'export function read(request) { const { headersDistinct } = request; return headersDistinct; }\n',
      'no-restricted-syntax',
    ],
    ['test/a.test.ts', "it.only('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it.only.each([1])('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it.concurrent.skip('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "it['skip']('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "test.todo('x');\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "describe.skip('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "xit('x', () => {});\n", 'no-restricted-syntax'],
    ['test/a.test.ts', "fdescribe.each([1])('x', () => {});\n", 'no-restricted-syntax'],
  ])('of %s finds %j: %s', async (file, code, rule) => {
    const globals = '/* global it, test, describe, xit, fdescribe, expect, performance */\n';
    expect(await findings(file, file.startsWith('test/') ? globals + code : code)).toContain(rule);
  });

  it.each([
    ['gateway/config.ts', ENVIRONMENT],
    ['subgraphs/config.ts', ENVIRONMENT],
    ['scripts/start.ts', ENVIRONMENT],
    ['test/support/redis.ts', ENVIRONMENT],
    ['subgraphs/notices/subgraph.ts', DEFAULT],
    ['subgraphs/notices/store.ts', 'export const rows = 1;\n'],
    ['scripts/bench/measure.ts', 'export const passed = (begun: number) => Date.now() - begun;\n'],
    ['test/a.test.ts', 'export const yesterday = Date.now() - 86_400_000;\n'],
    ['test/a.test.ts', 'export const signedIn = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;\n'],
    ['test/support/a.ts', 'export const clock = (ahead: number) => () => Date.now() + ahead;\n'],
    ['gateway/plan.ts', 'export const type = /^a\\s*(?:;\\s*b)?$/;\n'],
    ['gateway/plan.ts', 'export const read = (response) => response.headers;\n'],
  ])('of %s passes %j', async (file, code) => {
    expect(await findings(file, code)).toEqual([]);
  });
});
