import { traceOf } from '../../schema/contract/fault-trace.ts';
import { errorCodeOf } from '../../schema/contract/log-events.ts';
import { databaseCodeOf } from './database-code.ts';
import type { DatabaseEvents } from './database-events.ts';
import type { SubgraphLog, SubgraphLogLine } from './log.ts';

/** Logs why a field could not be read. @param field `Type.field`, or `field` when its type is unknown */
export type ReportFailure = (field: string, error: unknown) => void;

/** @returns a function that logs each distinct failure of a request once: a list of a thousand items fails a thousand times */
export function reportFailures(subgraph: string, log: SubgraphLog, requestId: string | null): ReportFailure {
  const reported = new Set<string>();
  const request = requestId === null ? {} : { requestId };
  return (field, error) => {
    const code = databaseCodeOf(error);
    const trace = traceOf(error);
    const key = code === null ? `${field} ${trace.name} ${trace.frames[0]}` : code;
    if (reported.has(key)) return;
    reported.add(key);
    if (code !== null) log.error({ event: 'database failed', subgraph, code, ...request });
    else log.error({ event: 'resolver failed', subgraph, field, ...trace, ...request });
  };
}

type MaintenanceTask = Extract<SubgraphLogLine, { event: 'maintenance failed' }>['task'];

/** @returns a function that logs failed background work, which is retried automatically */
export function logMaintenance(subgraph: string, task: MaintenanceTask, log: SubgraphLog): (error: unknown) => void {
  return (error) => {
    const code = databaseCodeOf(error);
    if (code !== null) log.error({ event: 'database failed', subgraph, code });
    log.error({ event: 'maintenance failed', subgraph, task, ...traceOf(error) });
  };
}

/** @returns what logs how the connections to the database fare */
export const databaseEvents = (subgraph: string, log: SubgraphLog): DatabaseEvents => ({
  onLost: (error) => log.error({ event: 'database failed', subgraph, code: databaseCodeOf(error) ?? errorCodeOf(error) }),
  onMove: (host) => log.info({ event: 'database moved', subgraph, host }),
  onReplica: (isUsed) => log.info({ event: isUsed ? 'replica used' : 'replica left', subgraph }),
});
