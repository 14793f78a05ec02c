import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorCodeOf } from '../../../schema/contract/log-events.ts';
import { readRequestId, REQUEST_ID_HEADER } from '../../../schema/contract/request-id.ts';
import { readTraceparent, TRACEPARENT_HEADER } from '../../../schema/contract/tracing/trace-context.ts';
import type { SpanAttributes, StartedSpan, Tracing } from '../../../schema/contract/tracing/tracing.ts';
import { databaseCodeOf } from '../database-code.ts';
import type { StatementObserver } from '../database/observe-statements.ts';

export type SubgraphTraces = {
  /** Answers a request, in a span if its caller records the trace. Nothing else is traced: the gateway decides what is. */
  readonly around: (request: IncomingMessage, response: ServerResponse, answer: () => Promise<void>) => Promise<void>;
  /** Adds the span of a statement to that of the request that it belongs to. */
  readonly statement: StatementObserver;
};

/** @param database the kind of database, and the schema of the tables */
export function traceSubgraph(
  subgraph: string,
  tracing: Tracing,
  database: { readonly system: 'postgresql' | 'sqlite'; readonly schema: string },
): SubgraphTraces {
  const current = new AsyncLocalStorage<StartedSpan>();
  const { system, schema } = database;
  return {
    around(request, response, answer) {
      const parent = readTraceparent(request.headers[TRACEPARENT_HEADER]);
      if (!parent?.sampled) return answer();
      const span = tracing.start('POST /graphql', 'server', parent, performance.now());
      return current.run(span, answer).finally(() => {
        const { statusCode, writableEnded } = response;
        span.end(answerAttributes(subgraph, request, statusCode), statusCode >= 500 || !writableEnded ? 'failed' : null);
      });
    },
    statement({ operation, table }, ms, error) {
      const parent = current.getStore();
      if (!parent) return;
      const now = performance.now();
      const summary = table === '' ? operation : `${operation} ${table}`;
      const span = tracing.start(summary, 'client', parent.context, now - ms);
      const attributes = {
        'db.system.name': system,
        'db.namespace': schema,
        'db.operation.name': operation,
        ...(table !== '' && { 'db.collection.name': table }),
        'db.query.summary': summary,
      };
      span.end(attributes, error === null ? null : (databaseCodeOf(error) ?? errorCodeOf(error)), now);
    },
  };
}

function answerAttributes(subgraph: string, { headers }: IncomingMessage, statusCode: number): SpanAttributes {
  const requestId = readRequestId(headers[REQUEST_ID_HEADER]);
  return {
    'graph.subgraph': subgraph,
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'url.path': '/graphql',
    'http.response.status_code': statusCode,
    ...(requestId !== null && { 'graph.request_id': requestId }),
  };
}
