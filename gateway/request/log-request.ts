import type { IncomingMessage } from 'node:http';
import { type ErrorCode, isErrorCode } from '../../schema/contract/errors.ts';
import type { RequestOutcome } from '../telemetry/log-fields.ts';
import { loggedAddress } from '../telemetry/logged-address.ts';
import { phasesInMs } from '../telemetry/phase-times.ts';
import type { Received, Services } from './context.ts';
import type { Outcome } from './outcome.ts';

/** Measures a request, and writes one log line for it, and another if it was slow. It contains the hash of the document, never the document. */
export function logRequest(
  { request, trail, startedAt, address }: Received,
  answered: Outcome,
  status: number,
  { log, clock, requestLog, measureRequest, traces }: Services,
): void {
  const { requestId: id, caller, operationHash, registered, fetches, times, trace } = trail;
  const errors = codesOf(answered);
  const outcome = outcomeOf(answered, errors);
  const client = caller?.client.id;
  measureRequest.end({ client, registered, isResolved: operationHash !== undefined, outcome, errors, times });
  const ms = clock() - startedAt;
  const told = {
    id,
    client: client ?? null,
    operation: operationHash ?? null,
    name: registered?.name ?? null,
    outcome,
    ms,
    phases: phasesInMs(times),
    fetches,
  };
  const shown = loggedAddress(address, requestLog.clientAddress);
  log.info({
    event: 'request',
    ...told,
    status,
    viewer: caller === undefined ? null : (caller.viewer.signIn?.kind ?? 'anonymous'),
    errors,
    ...(shown !== null && { address: shown }),
    ...(trace && { trace: trace.context.traceId }),
  });
  if (trace) traces?.end(trace, { ...told, status, times, type: trail.operationType, ...protocolOf(request) });
  if (ms > requestLog.slowMs) log.warn({ event: 'slow operation', ...told });
}

const protocolOf = ({ method, socket }: IncomingMessage) => ({
  method: method === 'GET' ? method : 'POST',
  scheme: 'encrypted' in socket ? ('https' as const) : ('http' as const),
});

const codesOf = ({ errors }: Outcome): readonly ErrorCode[] => {
  if (errors.length === 0) return NO_CODES;
  const codes = errors.map(({ extensions }) => extensions?.['code']);
  return [...new Set(codes.filter((code): code is ErrorCode => isErrorCode(code)))];
};

const NO_CODES: readonly ErrorCode[] = [];

function outcomeOf({ data, dataText }: Outcome, [first]: readonly ErrorCode[]): RequestOutcome {
  if (data === undefined && dataText === undefined) return first ?? 'INTERNAL_SERVER_ERROR';
  return first === undefined ? 'ok' : 'partial';
}
