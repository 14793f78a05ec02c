import { createLog } from '../../gateway/telemetry/log.ts';
import { traceOf } from '../../schema/contract/fault-trace.ts';

const log = createLog('error');

/** Logs what a provider could not do. @param at which part of it */
export function logFault(at: string, error: unknown): undefined {
  log.error({ event: 'fault', at, ...traceOf(error) });
}
