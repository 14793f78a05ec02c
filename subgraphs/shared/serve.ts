import type { IncomingHttpHeaders } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { chooseLocale, type Locale, LOCALE_HEADER } from '../../schema/contract/locales.ts';
import { readRequestId, REQUEST_ID_HEADER } from '../../schema/contract/request-id.ts';
import type { SubgraphContext } from './context.ts';
import { formatError } from './errors.ts';
import type { OpenFile } from './files.ts';
import { createKnownOperations } from './known-operations.ts';
import type { PoolFigures } from './database/postgres-pool.ts';
import type { SchemaVersion } from './database/schema-version.ts';
import { assertionOf, type ListenAddress, listenOn } from './listen.ts';
import type { SubgraphLog } from './log.ts';
import type { SubgraphTraces } from './telemetry/trace-subgraph.ts';
import { measureAnswers } from './telemetry/measure-subgraph.ts';
import type { SubgraphMeasures } from './telemetry/subgraph-metrics.ts';
import { logUnresolved } from './log-unresolved.ts';

export type SubgraphRequest = { query: string; variables?: Record<string, unknown>; operationName?: string };

/** A subgraph that runs in this process. */
export type RunningSubgraph<Store = unknown> = {
  readonly name: string;
  readonly store: Store;
  /** Answers one request without HTTP; `assertion` is the value of the assertion header, `locale` English by default. */
  readonly execute: (
    request: SubgraphRequest,
    assertion: string | null,
    locale?: Locale,
    requestId?: string,
  ) => Promise<Record<string, unknown>>;
  /**
   * Opens a file, which is streamed beside GraphQL.
   *
   * @returns null when there is none of this name for the viewer
   * @throws FileUnavailable
   */
  readonly openFile: OpenFile;
  /** Listens over HTTP on 127.0.0.1, unless `at` says otherwise; port 0 selects a free one. @returns the URL of `/graphql` */
  readonly listen: (port: number, at?: ListenAddress) => Promise<string>;
  /** Reads the version of the tables. @throws when the database does not answer */
  readonly readVersion: () => Promise<SchemaVersion>;
  /** @returns the figures of each pool of database connections, by its name; empty for the embedded database */
  readonly figures: () => Readonly<Record<string, PoolFigures>>;
  /** From now on each connection ends with its next answer, so that callers go elsewhere. */
  readonly drain: () => void;
  /** Lets requests in progress finish, and closes listeners and the database. */
  readonly stop: () => Promise<void>;
};

/** Makes the context of a request. @throws UNAUTHENTICATED when the assertion is not valid */
export type ContextOf = (assertion: string | null, locale: Locale, requestId: string | null) => Promise<SubgraphContext>;

/** Runs a subgraph. What Apollo Server has seen before is executed without it; it answers everything else. */
export async function serve<Store>(
  own: Pick<RunningSubgraph<Store>, 'name' | 'store' | 'openFile' | 'readVersion' | 'figures'> & {
    readonly log: SubgraphLog;
    readonly measures?: SubgraphMeasures | undefined;
    readonly traces?: SubgraphTraces | null | undefined;
  },
  schema: GraphQLSchema,
  contextOf: ContextOf,
  closeDatabase: () => Promise<void>,
): Promise<RunningSubgraph<Store>> {
  const { log, measures, traces, ...running } = own;
  const { name, openFile } = running;
  const draining = new AbortController();
  const measure = measures && measureAnswers(name, measures);
  const operations = createKnownOperations(schema);
  const createServer = () =>
    new ApolloServer<SubgraphContext>({
      schema,
      formatError,
      introspection: false,
      includeStacktraceInErrorResponses: false,
      // The entry point stops the server. Apollo's own handler would end the process before the database is closed.
      stopOnTerminationSignals: false,
      // Traces would carry error messages past the formatter.
      plugins: [
        ApolloServerPluginInlineTraceDisabled(),
        // It would wrap every resolver, to find that nothing may be cached.
        ApolloServerPluginCacheControlDisabled(),
        NOT_CACHED,
        logUnresolved(name, log),
        operations.plugin,
      ],
    });
  const inProcess = createServer();
  await inProcess.start();
  const servers: ApolloServer<SubgraphContext>[] = [];
  return {
    ...running,
    drain: () => draining.abort(),
    async execute(request, assertion, locale = 'en', requestId) {
      const contextValue = await contextOf(assertion, locale, readRequestId(requestId));
      const known = await operations.find(request)?.(contextValue);
      if (known) return { ...known };
      const { body } = await inProcess.executeOperation(request, { contextValue });
      return body.kind === 'single' ? { ...body.singleResult } : {};
    },
    async listen(port, at) {
      const server = createServer();
      servers.push(server);
      const contextOfHeaders = (headers: IncomingHttpHeaders) =>
        contextOf(assertionOf(headers), chooseLocale(headers[LOCALE_HEADER]), readRequestId(headers[REQUEST_ID_HEADER]));
      const listening = { subgraph: name, log, measure, traces, openFile, operations, draining: draining.signal, at };
      return listenOn(server, port, contextOfHeaders, listening);
    },
    async stop() {
      await Promise.all([inProcess, ...servers].map((server) => server.stop()));
      await closeDatabase();
    },
  };
}

const NOT_CACHED: ApolloServerPlugin<SubgraphContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response }) {
      response.http.headers.set('cache-control', 'no-store');
    },
  }),
};
