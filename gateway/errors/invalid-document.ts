import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { type ErrorCode, publicError } from '../../schema/contract/errors.ts';
import { withoutValues } from './without-values.ts';

type DocumentErrorCode = Extract<ErrorCode, 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED'>;

/**
 * A document with a syntax error, or one that is not valid for the schema. Its errors give locations, and nothing that could be a
 * value.
 */
export class InvalidDocument extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  /** @param problems as graphql-js reports them */
  constructor(code: DocumentErrorCode, problems: readonly GraphQLError[]) {
    super('The document is not valid');
    this.errors = problems.map((problem) => formatProblem(code, problem));
  }
}

function formatProblem(code: DocumentErrorCode, { message, extensions, locations }: GraphQLError): GraphQLFormattedError {
  const own = extensions['validationErrorCode'] === 'RESERVED_NAME' ? 'RESERVED_NAME' : code;
  const error = publicError(own, undefined, own === 'GRAPHQL_VALIDATION_FAILED' ? withoutValues(message) : undefined);
  return locations ? { ...error, locations } : error;
}
