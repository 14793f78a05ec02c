import type { InvalidOperation } from './prepare-operations.ts';

/** @returns one line per problem: the client, the operation and why it is invalid */
export const describeInvalidOperations = (invalid: readonly InvalidOperation[]): string =>
  [
    'Registered operations do not fit the supergraph:',
    ...invalid.flatMap(({ clientId, operation, problems }) =>
      problems.map((problem) => `  ${clientId}: ${operation.name}: ${problem}`),
    ),
  ].join('\n');
