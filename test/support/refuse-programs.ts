import { createRequire } from 'node:module';
import { expect } from '@jest/globals';

// Runs before each test file. `npm run test:unit` needs no program but Node. So only tests that it leaves out may start
// one: those in test/processes* and those named *.processes.test.ts.

const STARTERS = ['spawn', 'spawnSync', 'fork', 'exec', 'execSync', 'execFile', 'execFileSync'] as const;
const ORIGINAL = Symbol.for('the function that starts a program');
type Starter = ((...parameters: unknown[]) => unknown) & { [ORIGINAL]?: Starter };

// Tests get the exports of this module at their import. The module object is shared by all test files of a process.
const programs = createRequire(import.meta.url)('node:child_process') as Record<string, Starter>;
const mayStart = /\/test\/processes|\.processes\.test\.ts$/.test(expect.getState().testPath ?? '');

for (const name of STARTERS) {
  const current = programs[name] as Starter;
  const start = current[ORIGINAL] ?? current;
  const refuse: Starter = () => {
    throw new Error('A test that starts a program stands in test/processes, or is named *.processes.test.ts');
  };
  refuse[ORIGINAL] = start;
  programs[name] = mayStart ? start : refuse;
}
