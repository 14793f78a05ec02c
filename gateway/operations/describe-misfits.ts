import type { Misfit } from './prepare-operations.ts';

/** @returns which operations of whom do not fit, and why: a line for each problem */
export const describeMisfits = (misfits: readonly Misfit[]): string =>
  [
    'Registered operations do not fit the supergraph:',
    ...misfits.flatMap(({ clientId, operation, problems }) =>
      problems.map((problem) => `  ${clientId}: ${operation.name}: ${problem}`),
    ),
  ].join('\n');
