import type { z } from 'zod';
import type { FETCH_FAILURE_REASON } from '../telemetry/log-fields.ts';

export type FetchFailureReason = z.output<typeof FETCH_FAILURE_REASON> | RefusedReason;

/** Why a fetch was not sent. It is not logged for each fetch: see `guard/source-guard.ts`. */
type RefusedReason = 'breaker' | 'busy';

/** A subgraph gave no usable answer. The client gets the same error for every reason; the log distinguishes them. */
export class FetchFailure extends Error {
  readonly reason: FetchFailureReason;
  /** The HTTP status, if it is the reason. */
  readonly status: number | null;

  constructor(reason: FetchFailureReason, status: number | null = null, cause?: unknown) {
    super(`The subgraph gave no answer: ${reason}`, { cause });
    this.reason = reason;
    this.status = status;
  }
}
