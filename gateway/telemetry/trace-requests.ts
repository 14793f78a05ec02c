import { randomBytes } from 'node:crypto';
import { readTraceparent, type TraceContext, writeTraceparent } from '../../schema/contract/tracing/trace-context.ts';
import type { Sampling } from '../../schema/contract/tracing/trace-variables.ts';
import type { SpanAttributes, StartedSpan, Tracing } from '../../schema/contract/tracing/tracing.ts';
import type { RequestOutcome } from './log-fields.ts';
import { PHASES, type PhaseTimes, visitPhases } from './phase-times.ts';

/** A request that is traced, or passes on the trace of its client. */
export type RequestTrace = {
  /** Its place in the trace. */
  readonly context: TraceContext;
  /** Its spans; null: it is not recorded. */
  readonly spans: { readonly server: StartedSpan; readonly operation: StartedSpan } | null;
};

/** What is said of a request when it has ended. Only the names of registered operations are. */
export type TracedRequest = {
  readonly id: string;
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly status: number;
  readonly client: string | null;
  readonly operation: string | null;
  readonly name: string | null;
  readonly type: string | undefined;
  readonly outcome: RequestOutcome;
  readonly fetches: number;
  readonly times: PhaseTimes;
};

/** A fetch from a subgraph that belongs to a trace. */
export type TracedFetch = {
  /** The header for the subgraph. */
  readonly traceparent: string;
  /** @param failure the reason; null: it succeeded */
  readonly end: (failure: string | null) => void;
};

export type TraceRequests = {
  /** @param traceparent the header of the request. @returns undefined for most requests: they have no trace */
  readonly begin: (requestId: string, traceparent: string | undefined, at: number) => RequestTrace | undefined;
  readonly end: (trace: RequestTrace, request: TracedRequest) => void;
  /** @returns null when the request has no trace */
  readonly beginFetch: (requestId: string | undefined, subgraph: string) => TracedFetch | null;
};

const ROUTE = '/graphql';
const WITHOUT_NAME = 'GraphQL Operation';

/** What records traces, and of which requests. */
export type TracingOptions = { readonly tracing: Tracing; readonly sampling: Sampling };

/** @returns null: there are no traces */
export const openTraces = (
  options: TracingOptions | null | undefined,
  urlOf: (subgraph: string) => string | undefined,
): TraceRequests | null => (options ? traceRequests(options.tracing, options.sampling, urlOf) : null);

/**
 * Traces a share of the requests. A request that is not traced costs the look at its header.
 *
 * @param urlOf the URL of a subgraph
 * @param random from 0 to 1. The id of the trace does not decide, because a client may choose it
 */
export function traceRequests(
  tracing: Tracing,
  { trustsClients, ratio }: Sampling,
  urlOf: (subgraph: string) => string | undefined,
  random: () => number = Math.random,
): TraceRequests {
  const active = new Map<string, RequestTrace>();
  return {
    begin(requestId, traceparent, at) {
      const incoming = traceparent === undefined ? null : readTraceparent(traceparent);
      const isTraced = incoming !== null && trustsClients ? incoming.sampled : random() < ratio;
      if (!isTraced && incoming === null) return undefined;
      const trace = isTraced ? begun(tracing, incoming, at) : passedOn(incoming!);
      active.set(requestId, trace);
      return trace;
    },
    end({ spans }, request) {
      active.delete(request.id);
      if (spans === null) return;
      const { server, operation } = spans;
      const { times, outcome } = request;
      tracePhases(tracing, operation.context, times);
      if (request.type !== undefined) operation.rename(`${request.type}${request.name === null ? '' : ` ${request.name}`}`);
      const isOk = outcome === 'ok' || outcome === 'partial';
      operation.end(operationAttributes(request), isOk ? null : outcome, times.send);
      server.end(serverAttributes(request), request.status >= 500 ? outcome : null, times.send);
    },
    beginFetch(requestId, subgraph) {
      const trace = requestId === undefined ? undefined : active.get(requestId);
      if (!trace) return null;
      if (trace.spans === null) return { traceparent: writeTraceparent(trace.context), end: () => undefined };
      const span = tracing.start(`fetch ${subgraph}`, 'client', trace.spans.operation.context, performance.now());
      const attributes = fetchAttributes(subgraph, urlOf(subgraph));
      return { traceparent: writeTraceparent(span.context), end: (failure) => span.end(attributes, failure) };
    },
  };
}

function begun(tracing: Tracing, incoming: TraceContext | null, at: number): RequestTrace {
  const server = tracing.start(`POST ${ROUTE}`, 'server', incoming, at);
  const operation = tracing.start(WITHOUT_NAME, 'internal', server.context, at);
  return { context: server.context, spans: { server, operation } };
}

const SPAN_ID_BYTES = 8;

const passedOn = ({ traceId }: TraceContext): RequestTrace => ({
  context: { traceId, spanId: randomBytes(SPAN_ID_BYTES).toString('hex'), sampled: false },
  spans: null,
});

function tracePhases(tracing: Tracing, parent: TraceContext, times: PhaseTimes): void {
  let at = times.begun;
  visitPhases(times, (index, ms) => {
    tracing.start(PHASES[index]!, 'internal', parent, at).end({}, null, at + ms);
    at += ms;
  });
}

const serverAttributes = ({ id, method, scheme, status }: TracedRequest): SpanAttributes => ({
  'http.request.method': method,
  'http.route': ROUTE,
  'http.response.status_code': status,
  'url.path': ROUTE,
  'url.scheme': scheme,
  'graph.request_id': id,
});

const operationAttributes = ({ type, name, operation, client, outcome, fetches }: TracedRequest): SpanAttributes => ({
  ...(type !== undefined && { 'graphql.operation.type': type }),
  ...(name !== null && { 'graphql.operation.name': name }),
  ...(operation !== null && { 'graph.operation.hash': operation }),
  ...(client !== null && { 'graph.client': client }),
  'graph.outcome': outcome,
  'graph.fetches': fetches,
});

function fetchAttributes(subgraph: string, url: string | undefined): SpanAttributes {
  const own = { 'graph.subgraph': subgraph, 'http.request.method': 'POST' };
  if (url === undefined || !URL.canParse(url)) return own;
  const { origin, hostname, port, pathname, protocol } = new URL(url);
  return {
    ...own,
    'server.address': hostname,
    'server.port': Number(port || (protocol === 'https:' ? 443 : 80)),
    'url.full': `${origin}${pathname}`,
  };
}
