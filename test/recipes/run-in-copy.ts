import { execFile } from 'node:child_process';
import { expect } from '@jest/globals';
import { CHILD_ENVIRONMENT } from '../../scripts/tooling/run-command.ts';

type Outcome = { readonly code: number; readonly printed: string };

/** Runs Node in a copy of the repository. */
export function runIn(copy: string, parameters: readonly string[]): Promise<Outcome> {
  const env = { ...CHILD_ENVIRONMENT, NODE_ENV: 'test', NO_COLOR: '1', FORCE_COLOR: '0' };
  const options = { cwd: copy, env, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, options, (error, stdout, stderr) => {
      resolve({ code: error ? 1 : 0, printed: stdout + stderr });
    });
  });
}

/** Runs the tests of some files whose titles match. */
export const testIn = (copy: string, files: readonly string[], titles = ''): Promise<Outcome> =>
  runIn(copy, [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
    ...[...files, ...(titles === '' ? [] : ['--testNamePattern', titles])],
  ]);

/** @returns what was printed. @throws with it when the program failed */
export async function succeeds(outcome: Promise<Outcome>): Promise<string> {
  const { code, printed } = await outcome;
  if (code !== 0) throw new Error(printed);
  return printed;
}

export async function failsWith(outcome: Promise<Outcome>, ...texts: readonly string[]): Promise<void> {
  const { code, printed } = await outcome;
  expect(code).toBe(1);
  for (const text of texts) expect(printed).toContain(text);
}
