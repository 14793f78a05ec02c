import { type ErrorCode, isErrorCode } from '../../schema/contract/errors.ts';
import type { Received, Services } from './context.ts';
import type { Outcome } from './outcome.ts';

/** Writes one log line per request. It contains the hash of the document, never the document. */
export function logRequest({ trail, startedAt }: Received, { errors }: Outcome, status: number, { log, clock }: Services): void {
  const { requestId, caller, operationHash } = trail;
  const codes = errors.map(({ extensions }) => extensions?.['code']).filter((code): code is ErrorCode => isErrorCode(code));
  log.info({
    event: 'request',
    id: requestId,
    client: caller?.client.id ?? null,
    operation: operationHash ?? null,
    status,
    ms: clock() - startedAt,
    viewer: caller === undefined ? null : (caller.viewer.signIn?.kind ?? 'anonymous'),
    errors: [...new Set(codes)],
  });
}
