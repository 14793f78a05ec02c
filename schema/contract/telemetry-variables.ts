import type { LogFormat, LogLevel } from './log-settings.ts';
import { SHARED_VARIABLES } from './shared-variables.ts';
import { TRACE_SHAPE, type TraceValues, tracesOf } from './tracing/trace-variables.ts';
import type { TraceSettings } from './tracing/tracing.ts';

/** The variables of what a process tells of itself. */
export const TELEMETRY_SHAPE = {
  LOG_LEVEL: SHARED_VARIABLES.LOG_LEVEL,
  LOG_FORMAT: SHARED_VARIABLES.LOG_FORMAT,
  ...TRACE_SHAPE,
};

export type TelemetryConfig = {
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  /** Where traces go; null: there are none. */
  readonly traces: TraceSettings | null;
};

/** @param program its name in traces, where no other is configured */
export const telemetryOf = (
  values: TraceValues & { readonly LOG_LEVEL: LogLevel; readonly LOG_FORMAT: LogFormat },
  program: string,
): TelemetryConfig => ({
  logLevel: values.LOG_LEVEL,
  logFormat: values.LOG_FORMAT,
  traces: tracesOf(values, program),
});
