import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { isErrorCode } from '../../schema/contract/errors.ts';
import type { SubgraphContext } from './context.ts';
import type { SubgraphLog } from './log.ts';

/**
 * Logs failures outside resolvers: a document that does not match the schema, and a resolved value that does not match its type,
 * which graphql-js detects after the resolver returns. The guard has already logged errors thrown by resolvers.
 */
export const logUnresolved = (subgraph: string, log: SubgraphLog): ApolloServerPlugin<SubgraphContext> => ({
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue, operation }) {
      if (operation !== undefined && !errors.some(isOfDocument)) return logErrors(errors, contextValue);
      const { requestId } = contextValue;
      log.error({ event: 'request refused', subgraph, reason: 'document', ...(requestId !== null && { requestId }) });
    },
  }),
});

/** Logs the errors of an operation that was executed. */
export function logErrors(errors: readonly GraphQLError[], { reportFailure }: Pick<SubgraphContext, 'reportFailure'>): void {
  for (const error of errors) if (!isErrorCode(error.extensions['code'])) reportFailure(fieldOf(error), error);
}

const DOCUMENT_CODES: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

const isOfDocument = ({ extensions }: GraphQLError): boolean => DOCUMENT_CODES.has(extensions['code']);

/** The field's name in the schema; the path contains its alias. */
function fieldOf({ nodes = [] }: GraphQLError): string {
  const [node] = nodes;
  return node && 'name' in node && node.name ? node.name.value : 'unknown';
}
