import { relative } from 'node:path';
import type { AggregatedResult, Test, TestResult } from '@jest/reporters';

/**
 * A jest reporter: one line per test file, the whole message of each failure, and the totals for the process that started
 * jest. A skipped test counts as failed, unless the run was narrowed by name.
 */
export default class SummaryReporter {
  readonly #root: string;
  readonly #narrowed: boolean;

  constructor({ rootDir, testNamePattern }: { rootDir: string; testNamePattern?: string }) {
    this.#root = rootDir;
    this.#narrowed = Boolean(testNamePattern);
  }

  onTestResult(_test: Test, result: TestResult): void {
    const skipped = this.#narrowed ? 0 : result.numPendingTests + result.numTodoTests;
    const failed = result.numFailingTests + skipped > 0 || result.testExecError !== undefined;
    const seconds = ((result.perfStats.end - result.perfStats.start) / 1000).toFixed(1);
    console.log(
      `${failed ? 'FAIL' : 'ok  '} ${relative(this.#root, result.testFilePath)} (${result.numPassingTests} passed, ${seconds} s)`,
    );
    if (skipped > 0) console.log(`  ${skipped} skipped tests count as failed`);
    if (result.failureMessage) console.log(result.failureMessage.replaceAll(/^/gm, '  '));
    for (const { message, origin } of result.console ?? []) console.log(`  ${message}\n  ${origin.split('\n')[0]}`);
  }

  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const skipped = this.#narrowed ? 0 : results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + skipped;
    process.send?.({ passed: results.numPassedTests, failed });
  }
}
