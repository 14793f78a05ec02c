import type { ApolloServerPlugin } from '@apollo/server';
import { type ErrorCode, isErrorCode } from '../../schema/contract/errors.ts';
import type { Log } from '../log.ts';
import type { RequestContext } from './request-context.ts';

/** Writes one line per request: the hash of its document, never the document. */
export function logRequests(log: Log, clock: () => number): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const startedAt = clock();
      return {
        willSendResponse: async ({ queryHash, contextValue, response }) => {
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          log.info({
            event: 'request',
            id: contextValue.requestId,
            operation: queryHash ?? null,
            status: response.http.status ?? 200,
            ms: clock() - startedAt,
            viewer: contextValue.viewer.signIn?.kind ?? 'anonymous',
            errors: [
              ...new Set(
                errors.map(({ extensions }) => extensions?.['code']).filter((code): code is ErrorCode => isErrorCode(code)),
              ),
            ],
          });
        },
        didEncounterErrors: async ({ errors }) => {
          // A fault is told by the name of its class alone: its message may hold values.
          for (const error of errors) {
            const cause = error.originalError;
            if (cause && !isErrorCode(error.extensions['code'])) log.error({ event: 'fault', at: 'request', name: cause.name });
          }
        },
      };
    },
  };
}
