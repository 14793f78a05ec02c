import type { TraceObserver, TraceSettings, Tracing } from './tracing.ts';

/** @returns what records spans. Its library is loaded here, so that nobody else pays for it */
export async function openTracing(settings: TraceSettings, observer: TraceObserver): Promise<Tracing> {
  const { createOtlpTracing } = await import('./otlp-tracing.ts');
  return createOtlpTracing(settings, observer);
}
