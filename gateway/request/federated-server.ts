import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { isErrorCode } from '../../schema/contract/errors.ts';
import type { Log } from '../log.ts';
import { MAX_SELECTIONS } from '../operations/count-selections.ts';
import type { SupergraphHolder } from '../supergraph/supergraph-holder.ts';
import { formatError } from './format-error.ts';
import { createUnknownLog } from './log-unknown.ts';
import { answered, type Outcome } from './outcome.ts';
import { type PipelineOptions, runPipeline } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { reservedAliasRule } from './reserved-alias-rule.ts';
import { resolveOperation } from './resolve-operation.ts';

export type ServerOptions = {
  readonly pipeline: PipelineOptions;
  readonly log: Log;
};

/** What Apollo Server carries through a request for us. */
export type AdHocContext = RequestContext & {
  /** Takes what is answered, when the document has run. */
  readonly answer: (outcome: Outcome) => void;
};

/**
 * Apollo Server over our pipeline: it parses, validates and keeps the documents that are not registered; what comes before
 * and after that is ours. No response cache, no APQ, no batching, no reporting, no landing page.
 */
export function createFederatedServer(holder: SupergraphHolder, options: ServerOptions): ApolloServer<AdHocContext> {
  const logUnknown = createUnknownLog(options.log);
  return new ApolloServer<AdHocContext>({
    gateway: {
      onSchemaLoadOrUpdate: (listener) => holder.subscribe(listener),
      load: async () => ({
        executor: async ({ document, operation: named, schema, context, request: { variables } }) => {
          const { answer, ...asked } = context as AdHocContext;
          const operation = resolveOperation(named, schema);
          if (asked.client.mode === 'log') logUnknown(asked.client.id, asked.operationHash, document);
          const request = { ...asked, supergraph: holder.of(schema), document, operation, variables };
          const ran = await runPipeline(request, options.pipeline);
          answer(answered(ran));
          return { data: ran.data };
        },
      }),
      stop: () => Promise.resolve(),
    },
    // The pipeline refuses it to whoever may not.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    formatError,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.pipeline.limits.tokens },
    // Without these two a small document can keep the process busy for minutes (pitfalls 26 and 38).
    validationOptions: { maxErrors: 10 },
    maxRecursiveSelections: MAX_SELECTIONS,
    validationRules: [reservedAliasRule],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      logFaults(options.log),
    ],
  });
}

/** A fault is told by the name of its class alone: its message may hold values. */
const logFaults = (log: Log): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue }) => {
      const { requestId: id } = contextValue as AdHocContext;
      for (const { originalError, extensions } of errors)
        if (originalError && !isErrorCode(extensions['code']))
          log.error({ event: 'fault', at: 'request', id, name: originalError.name });
    },
  }),
});
