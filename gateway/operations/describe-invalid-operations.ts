import type { InvalidOperation } from './prepare-operations.ts';

/** @returns which operations of whom do not fit, and why: a line for each problem */
export const describeInvalidOperations = (invalid: readonly InvalidOperation[]): string =>
  [
    'Registered operations do not fit the supergraph:',
    ...invalid.flatMap(({ clientId, operation, problems }) =>
      problems.map((problem) => `  ${clientId}: ${operation.name}: ${problem}`),
    ),
  ].join('\n');
