import { z } from 'zod';
import { integer, oneOf, secret, url } from '../configuration.ts';
import { certificateFile } from '../tls.ts';
import type { TraceSettings } from './tracing.ts';

const headers = z
  .string()
  .transform((list, context): Readonly<Record<string, string>> => {
    const read = list.split(',').map((part) => HEADER.exec(part.trim()));
    if (read.includes(null)) context.addIssue({ code: 'custom' });
    return Object.fromEntries(read.flatMap((one) => (one ? [[one[1]!, decoded(one[2]!)]] : [])));
  })
  .meta({ allowed: 'name=value pairs with commas between them; values may be percent-encoded' });

const HEADER = /^([\w-]{1,100})=([\x21-\x7e]{0,4000})$/;

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A value with a percent sign of its own, such as a password.
    return value;
  }
}

const SAMPLERS = ['traceidratio', 'parentbased_traceidratio'] as const;

/** The variables of traces, under the names that OpenTelemetry gives them. */
export const TRACE_SHAPE = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http', 'https').optional().meta({
    description: 'The collector that takes traces by OTLP over HTTP, as JSON at `/v1/traces`. Without it there are no traces.',
    example: 'http://127.0.0.1:4318',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: secret(headers.optional()).meta({ description: 'Headers for the collector, such as a token.' }),
  OTEL_EXPORTER_OTLP_CERTIFICATE: certificateFile().optional().meta({
    description: "The private authority that signed the collector's certificate.",
    default: 'the public authorities',
  }),
  OTEL_EXPORTER_OTLP_TIMEOUT: integer(100, 60_000)
    .default(10_000)
    .meta({ description: 'Milliseconds for sending spans to the collector.' }),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional()
    .meta({
      description: 'The name of the process in traces.',
      allowed: 'letters, digits, points, dashes',
      default: '`myservices-gateway`, or `myservices-` and the name of the subgraph',
    }),
};

/** The variables of whoever decides which requests are traced. */
export const SAMPLING_SHAPE = {
  OTEL_TRACES_SAMPLER: oneOf(...SAMPLERS)
    .default('traceidratio')
    .meta({
      description:
        'Which requests are traced: a share of all, whatever clients say, or with `parentbased_` those whose `traceparent` says so, and a share of those without one. Choose that only if clients are trusted: each could have all its requests traced.',
    }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(?:0|1|0?\.\d{1,9})$/)
    .transform(Number)
    .default(0.01)
    .meta({ description: 'That share.', allowed: 'a number from 0 to 1' }),
};

export type TraceValues = {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_HEADERS?: Readonly<Record<string, string>> | undefined;
  readonly OTEL_EXPORTER_OTLP_CERTIFICATE?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_TIMEOUT: number;
  readonly OTEL_SERVICE_NAME?: string | undefined;
};

/** @returns where spans go; null: there are no traces */
export function tracesOf(values: TraceValues, program: string): TraceSettings | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = values;
  if (endpoint === undefined) return null;
  return {
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    timeoutMs: values.OTEL_EXPORTER_OTLP_TIMEOUT,
    ca: values.OTEL_EXPORTER_OTLP_CERTIFICATE ?? null,
    service: values.OTEL_SERVICE_NAME ?? `myservices-${program}`,
  };
}

/** Which requests are traced. */
export type Sampling = {
  /** Whether a client's `traceparent` decides. */
  readonly trustsClients: boolean;
  /** The share of requests for which nothing else decides, from 0 to 1. */
  readonly ratio: number;
};

export const samplingOf = (values: {
  readonly OTEL_TRACES_SAMPLER: (typeof SAMPLERS)[number];
  readonly OTEL_TRACES_SAMPLER_ARG: number;
}): Sampling => ({ trustsClients: values.OTEL_TRACES_SAMPLER !== 'traceidratio', ratio: values.OTEL_TRACES_SAMPLER_ARG });
