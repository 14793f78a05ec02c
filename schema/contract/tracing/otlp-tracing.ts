import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
  TracerProvider,
  type TracerProviderOptions,
} from '@opentelemetry/sdk-trace';
import type { TraceContext } from './trace-context.ts';
import type { TraceObserver, Tracing, TraceSettings } from './tracing.ts';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** More spans than that do not wait for the collector. */
const MAX_WAITING = 2_048;
/** Spans of so long are sent together. */
const BATCH_MS = 1_000;
const CLOSE_MS = 1_000;

/** Records every span that it is told to begin: whether a request is traced is decided before. */
export function createOtlpTracing(settings: TraceSettings, observer: TraceObserver): Tracing {
  const { url, headers, timeoutMs: timeoutMillis, ca } = settings;
  const otlp = new OTLPTraceExporter({ url, headers, timeoutMillis, ...(ca !== null && { httpAgentOptions: { ca } }) });
  const waiting = { value: 0 };
  const exporter = watchExports(otlp, waiting, observer);
  const batches = new BatchSpanProcessor({
    exporter,
    maxQueueSize: MAX_WAITING,
    scheduledDelayMillis: BATCH_MS,
    exportTimeoutMillis: timeoutMillis,
  });
  const provider = new TracerProvider({
    sampler: new AlwaysOnSampler(),
    resource: resourceOf(settings.service),
    spanProcessors: [bounded(batches, waiting, observer)],
  });
  const tracer = provider.getTracer('myservices-graph');
  return {
    start(name, kind, parent, at) {
      const context = parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remoteOf(parent));
      return started(tracer.startSpan(name, { kind: KINDS[kind], startTime: timeOf(at) }, context));
    },
    close: () => Promise.race([provider.shutdown(), wait(CLOSE_MS, undefined, { ref: false })]),
  };
}

/** @returns milliseconds since 1970 */
const timeOf = (at: number): number => performance.timeOrigin + at;

const remoteOf = ({ traceId, spanId }: TraceContext) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });

function started(span: Span): ReturnType<Tracing['start']> {
  const { traceId, spanId } = span.spanContext();
  return {
    context: { traceId, spanId, sampled: true },
    rename: (name) => void span.updateName(name),
    end(attributes, failure, at = performance.now()) {
      span.setAttributes(attributes);
      if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failure);
      span.end(timeOf(at));
    },
  };
}

type Resource = NonNullable<TracerProviderOptions['resource']>;

/** What the spans of a process are of. The package that makes such objects is another version than the SDK's at the root. */
function resourceOf(service: string): Resource {
  const attributes = {
    'service.name': service,
    'service.namespace': 'myservices-graph',
    'host.name': hostname(),
    'process.pid': process.pid,
  };
  const resource: Resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  return resource;
}

/** Counts the spans that the collector took or did not take, and tells of its outages. */
function watchExports(otlp: SpanExporter, waiting: { value: number }, { counts, onLost, onFound }: TraceObserver): SpanExporter {
  let isLost = false;
  return {
    export(spans, done) {
      otlp.export(spans, (result) => {
        const isTaken = result.code === 0;
        waiting.value -= spans.length;
        (isTaken ? counts.exported : counts.failed).value += spans.length;
        if (isTaken === isLost) (isTaken ? onFound : onLost)(result.error as never);
        isLost = !isTaken;
        done(result);
      });
    },
    shutdown: () => otlp.shutdown(),
    forceFlush: () => otlp.forceFlush?.() ?? Promise.resolve(),
  };
}

/** The library drops spans beyond its queue without a word. */
function bounded(processor: SpanProcessor, waiting: { value: number }, { counts }: TraceObserver): SpanProcessor {
  return {
    onStart: (...begun) => processor.onStart(...begun),
    onEnd(span: ReadableSpan) {
      if (waiting.value >= MAX_WAITING) counts.dropped.value += 1;
      else {
        waiting.value += 1;
        processor.onEnd(span);
      }
    },
    shutdown: () => processor.shutdown(),
    forceFlush: () => processor.forceFlush(),
  };
}
