import { errorCauses } from '@apollo/federation-internals';
import type { GraphQLError } from 'graphql';
import { describeProblems } from '../../schema/contract/problem-list.ts';

/** @throws Error with a line per problem when the supergraph that `read` reads is not valid */
export function readValid<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const causes = error instanceof Error ? errorCauses(error) : undefined;
    if (causes === undefined) throw error;
    const action = 'Compose the supergraph again, with npm run compose or rover.';
    throw new Error(describeProblems('The supergraph is not valid', causes.map(withPlace), action), { cause: error });
  }
}

function withPlace({ message, locations }: GraphQLError): string {
  const place = locations?.[0];
  return place === undefined ? message : `line ${place.line}, column ${place.column}: ${message}`;
}
