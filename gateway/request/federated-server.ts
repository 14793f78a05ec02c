import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError } from 'graphql';
import { ERRORS } from '../../schema/contract/errors.ts';
import type { Log } from '../log.ts';
import type { SupergraphHolder } from '../supergraph/supergraph-holder.ts';
import type { Failure } from '../execution/execute-plan.ts';
import { formatError } from './format-error.ts';
import { logRequests } from './log-requests.ts';
import { type PipelineOptions, runPipeline } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { reservedAliasRule } from './reserved-alias-rule.ts';
import { resolveOperation } from './resolve-operation.ts';
import { stateLocale } from './state-locale.ts';
import { stateStatus } from './state-status.ts';

export type ServerOptions = PipelineOptions & {
  readonly introspection: boolean;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
};

/**
 * Apollo Server over our pipeline: it speaks GraphQL over HTTP, parses, validates and keeps documents; everything after
 * that is ours. No response cache, no APQ, no batching, no reporting, no landing page.
 */
export function createFederatedServer(holder: SupergraphHolder, options: ServerOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: {
      onSchemaLoadOrUpdate: (listener) => holder.subscribe(listener),
      load: async () => ({
        executor: async ({ document, operation, schema, context, request, queryHash }) => {
          const { viewer, client, locale, requestId, address } = context as RequestContext;
          const result = await runPipeline(
            {
              supergraph: holder.of(schema),
              document,
              operation: resolveOperation(operation, schema),
              variables: request.variables,
              viewer,
              client,
              locale,
              requestId,
              address,
              operationHash: queryHash,
            },
            options,
          );
          return result.errors.length > 0 ? { data: result.data, errors: result.errors.map(answerError) } : { data: result.data };
        },
      }),
      stop: () => Promise.resolve(),
    },
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    formatError,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.limits.tokens },
    // Without these two a small document can keep the process busy for minutes (pitfalls 26 and 38).
    validationOptions: { maxErrors: 10 },
    maxRecursiveSelections: 10_000,
    validationRules: [reservedAliasRule],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      stateStatus,
      stateLocale,
      logRequests(options.log, options.clock),
    ],
  });
}

const answerError = ({ path, ...extensions }: Failure): GraphQLError =>
  new GraphQLError(ERRORS[extensions.code].message, { ...(path.length > 0 && { path }), extensions });
