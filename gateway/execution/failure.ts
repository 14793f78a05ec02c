import type { ErrorCode, InputField } from '../../schema/contract/errors.ts';
import type { Keys } from './path-tree.ts';

/** What went wrong and where in the data, with a code of the closed table. It holds none of a subgraph's text. */
export type Failure = {
  readonly code: ErrorCode;
  readonly path: Keys;
  /** The input field that a BAD_USER_INPUT names. */
  readonly field?: InputField;
  /** When a RATE_LIMITED ends. */
  readonly retryAfterSeconds?: number;
};
