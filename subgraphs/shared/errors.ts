import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isErrorCode, isInputField, publicError } from '../../schema/contract/errors.ts';

/**
 * The one formatter of a subgraph: what leaves is a code of the closed table and its own text, never the message of
 * whatever failed, for that may hold values.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  const original = unwrapResolverError(error);
  const known = isErrorCode(code) && (code !== 'INTERNAL_SERVER_ERROR' || original instanceof GraphQLError);
  const leaving = publicError(known ? code : 'SUBGRAPH_ERROR', formatted.path);
  const field = formatted.extensions?.['field'];
  if (isInputField(field)) leaving.extensions.field = field;
  const retryAfterSeconds: unknown = formatted.extensions?.['retryAfterSeconds'];
  if (typeof retryAfterSeconds === 'number') leaving.extensions.retryAfterSeconds = retryAfterSeconds;
  return leaving;
}
