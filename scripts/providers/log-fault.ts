import { createLog } from '../../gateway/telemetry/log.ts';
import { traceOf } from '../../schema/contract/fault-trace.ts';

const log = createLog('error');

/** Logs a fault of a provider. @param at the part of the provider */
export function logFault(at: string, error: unknown): undefined {
  log.error({ event: 'fault', at, ...traceOf(error) });
}
