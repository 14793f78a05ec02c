import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, isErrorCode, isInputField, publicError } from '../../schema/contract/errors.ts';
import { isDatabaseOutage } from './database-code.ts';

/** @returns the code of an error that has none: whether another try may succeed */
export const codeOfFailure = (error: unknown): ErrorCode => (isDatabaseOutage(error) ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_ERROR');

/**
 * The only error formatter of a subgraph. An error leaves with a code of the closed table and that code's text, never with the
 * original message, which may contain values.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const original = unwrapResolverError(error);
  const known = isErrorCode(code) && (code !== 'INTERNAL_SERVER_ERROR' || original instanceof GraphQLError);
  const leaving = publicError(known ? code : codeOfFailure(original), formatted.path);
  const field = formatted.extensions?.['field'];
  if (isInputField(field)) leaving.extensions.field = field;
  const retryAfterSeconds: unknown = formatted.extensions?.['retryAfterSeconds'];
  if (typeof retryAfterSeconds === 'number') leaving.extensions.retryAfterSeconds = retryAfterSeconds;
  return leaving;
}

/** Formats the errors of an operation as Apollo Server does: what has no code is an internal error. */
export const formatErrors = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
  errors.map((error) => {
    const { code = 'INTERNAL_SERVER_ERROR' } = error.extensions;
    return formatError({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
