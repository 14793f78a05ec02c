import { runChecks } from './tooling/checks.ts';
import { reportTotals } from './tooling/report-totals.ts';
import { runJest } from './tooling/run-jest.ts';
import { runProperty } from './tooling/run-property.ts';

/**
 * npm test            checks, then all tests
 * npm run test:unit   only the tests that start no program and need none but Node; what follows `--` goes to jest: a path,
 *                     or -t and a name
 * npm run test:deep   checks, then all tests, property tests with many more cases, and then `npm run test:property`;
 *                     with a path after `--`, the tests there alone
 */
const { unit, deep, rest } = readArguments(process.argv.slice(2));
const checks = unit ? [] : [await runChecks()];
const tests = await runJest({ processes: !unit, deep, rest });
reportTotals([...checks, tests, ...(deep && rest.length === 0 ? [await runProperty()] : [])]);

function readArguments(all: readonly string[]) {
  const own = ['--unit', '--deep'];
  return { unit: all.includes('--unit'), deep: all.includes('--deep'), rest: all.filter((argument) => !own.includes(argument)) };
}
