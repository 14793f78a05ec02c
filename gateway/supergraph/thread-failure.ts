/** Why a thread gave no result. */
export type ThreadFailureReason =
  /** The job used more CPU time than its limit. */
  | 'too slow'
  /** The job used more memory than a thread may have. */
  | 'too much memory'
  /** The thread ended by itself. */
  | 'crashed'
  /** Too many jobs wait. */
  | 'busy'
  /** The threads are closed. */
  | 'closed';

/** A job that a thread did not finish. Errors of the job itself come as they are. */
export class ThreadFailure extends Error {
  readonly reason: ThreadFailureReason;

  constructor(reason: ThreadFailureReason, options?: ErrorOptions) {
    super(`A thread was ${reason}`, options);
    this.reason = reason;
  }
}
