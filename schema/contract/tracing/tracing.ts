import type { TraceContext } from './trace-context.ts';

/** What is said of a span. Names are those of OpenTelemetry's semantic conventions, or begin with `graph.`; no value is a person's. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** A part of the work on a request, from its begin. */
export type StartedSpan = {
  readonly context: TraceContext;
  /** @param failure a code or the class of an error; null: it succeeded. @param at when it ended; now by default */
  readonly end: (attributes: SpanAttributes, failure: string | null, at?: number) => void;
  /** Gives it another name than the one that it began with. */
  readonly rename: (name: string) => void;
};

export type SpanKind = 'server' | 'client' | 'internal';

/** Records spans and sends them away. It exists only where traces are configured. Times are those of `performance.now()`. */
export type Tracing = {
  /** @param parent null: it begins a trace. @param at when it began */
  readonly start: (name: string, kind: SpanKind, parent: TraceContext | null, at: number) => StartedSpan;
  /** Sends what is left, for at most a second. */
  readonly close: () => Promise<void>;
};

/** What becomes of spans. */
export type SpanCounts = Readonly<Record<'exported' | 'failed' | 'dropped', { value: number }>>;

export type TraceObserver = {
  readonly counts: SpanCounts;
  /** The collector does not take spans. Called once per outage. */
  readonly onLost: (error: unknown) => void;
  /** The collector takes spans again. */
  readonly onFound: () => void;
};

/** Where spans go. */
export type TraceSettings = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** The private authority of the collector's certificate. Null: the public ones. */
  readonly ca: string | null;
  /** The name of the program. */
  readonly service: string;
};
