import type { z } from 'zod';
import type { FETCH_FAILURE_REASON } from '../telemetry/log-events.ts';

export type FetchFailureReason = z.output<typeof FETCH_FAILURE_REASON>;

/** A subgraph gave no usable answer. To the client it is the same for whatever reason; the log tells them apart. */
export class FetchFailure extends Error {
  readonly reason: FetchFailureReason;
  /** The HTTP status, where that is the reason. */
  readonly status: number | null;

  constructor(reason: FetchFailureReason, status: number | null = null, cause?: unknown) {
    super(`The subgraph gave no answer: ${reason}`, { cause });
    this.reason = reason;
    this.status = status;
  }
}
