import { describeProblems } from '../../schema/contract/problem-list.ts';
import type { InvalidOperation } from './prepare-operations.ts';

/** @returns one line per problem: the client, the operation and why it is invalid */
export const describeInvalidOperations = (invalid: readonly InvalidOperation[]): string =>
  describeProblems(
    'Registered operations are not valid for the supergraph',
    invalid.flatMap(({ clientId, operation, problems }) =>
      problems.map((problem) => `${clientId}: ${operation.name}: ${problem}`),
    ),
    'Change the operations or the supergraph; npm run operations -- check reports what breaks.',
  );
