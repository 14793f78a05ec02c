import { type ErrorCode, isErrorCode } from '../../schema/contract/errors.ts';
import type { Log } from '../log.ts';
import type { Known } from './answer-request.ts';
import type { Outcome } from './outcome.ts';

/** Writes the one line of a request: the hash of its document, never the document. */
export function logRequest(
  log: Log,
  { requestId, asker, operationHash }: Known,
  { errors }: Outcome,
  { status, ms }: { readonly status: number; readonly ms: number },
): void {
  const codes = errors.map(({ extensions }) => extensions?.['code']).filter((code): code is ErrorCode => isErrorCode(code));
  log.info({
    event: 'request',
    id: requestId,
    client: asker?.client.id ?? null,
    operation: operationHash ?? null,
    status,
    ms,
    viewer: asker === undefined ? null : (asker.viewer.signIn?.kind ?? 'anonymous'),
    errors: [...new Set(codes)],
  });
}
