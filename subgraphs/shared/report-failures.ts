import { traceOf } from '../../schema/contract/fault-trace.ts';
import { errorCodeOf } from '../../schema/contract/log-events.ts';
import { databaseCodeOf } from './database-code.ts';
import type { SubgraphLog, SubgraphLogLine } from './log.ts';

/** Logs why a field could not be read. @param field `Type.field`, or `field` where its type is not known */
export type ReportFailure = (field: string, error: unknown) => void;

/** @returns what logs the failures of one request, each different one once: a list of a thousand fails in a thousand places */
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

/** @returns what logs that work outside any request failed, which is tried again by itself */
export function logMaintenance(subgraph: string, task: MaintenanceTask, log: SubgraphLog): (error: unknown) => void {
  return (error) => {
    const code = databaseCodeOf(error);
    if (code !== null) log.error({ event: 'database failed', subgraph, code });
    log.error({ event: 'maintenance failed', subgraph, task, ...traceOf(error) });
  };
}

/** @returns what logs that the database has closed a connection that nobody used */
export const logLost =
  (subgraph: string, log: SubgraphLog) =>
  (error: unknown): void =>
    log.error({ event: 'database failed', subgraph, code: databaseCodeOf(error) ?? errorCodeOf(error) });
