import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Totals } from './checks.ts';
import { ROOT } from './rover-config.ts';
import { CHILD_ENVIRONMENT } from './run-command.ts';

export type JestOptions = {
  /** Whether to run the tests that start programs; they are in test/processes*, or named *.processes.test.ts. */
  readonly processes: boolean;
  /** Whether property tests run many more cases than usual. */
  readonly deep: boolean;
  /** More arguments for jest. */
  readonly rest: readonly string[];
};

/** Runs jest, which prints for itself. @returns the totals that test/support/summary-reporter.ts sends */
export function runJest({ processes, deep, rest }: JestOptions): Promise<Totals> {
  const without = processes ? [] : ['--testPathIgnorePatterns', '/test/processes', String.raw`\.processes\.test\.ts$`];
  const child = fork(join(ROOT, 'node_modules/jest/bin/jest.js'), [...rest, ...without], {
    cwd: ROOT,
    execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    env: { ...CHILD_ENVIRONMENT, NODE_ENV: 'test', TEST_DEPTH: deep ? 'deep' : 'usual' },
  });
  return new Promise((resolve) => {
    let totals: Totals = { passed: 0, failed: 0 };
    child.on('message', (message) => (totals = message as Totals));
    child.on('close', (code) => {
      const unexplained = code !== 0 && totals.failed === 0;
      if (unexplained) console.log(`jest ended with code ${code} and no failed test`);
      resolve(unexplained ? { ...totals, failed: 1 } : totals);
    });
  });
}
