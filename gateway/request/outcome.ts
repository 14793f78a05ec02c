import { type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, ERRORS, isErrorCode, publicError } from '../../schema/contract/errors.ts';
import { traceOf } from '../../schema/contract/fault-trace.ts';
import type { Failure } from '../execution/failure.ts';
import type { JsonObject } from '../json/json.ts';
import type { Log } from '../telemetry/log.ts';
import { InvalidDocument } from '../errors/invalid-document.ts';
import type { RunExplanation } from '../explain/explain-run.ts';
import { boundErrors } from './bound-errors.ts';

/** The result of a request, before it is written as a response. */
export type Outcome = {
  /** Undefined: the request is refused, or `dataText` has the data. */
  readonly data: JsonObject | null | undefined;
  /** The JSON text of the data, where it is already written; bytes, where it is passed on as a source wrote it. */
  readonly dataText?: string | Buffer;
  readonly errors: readonly GraphQLFormattedError[];
  /** How many errors were left out. Answered as `extensions.moreErrors` when there are any. */
  readonly moreErrors?: number;
  /** Headers that go with a refusal, in lower case. */
  readonly headers: Iterable<readonly [string, string]>;
  /** The explanation of the answer, if the caller requested it and may see it. */
  readonly explanation?: RunExplanation | null;
  /** Whether every caller would get the same answer until the data changes. Absent: no. */
  readonly isPublic?: boolean;
  /** Whether the answer may be compressed. Absent: no. */
  readonly mayCompress?: boolean;
};

/** @param maxErrors the most errors to report */
export function answered({ errors, ...answer }: Answered, maxErrors: number): Outcome {
  const { told, more } = boundErrors(errors, maxErrors);
  return { data: undefined, ...answer, errors: told.map(formatFailure), moreErrors: more, headers: [] };
}

type Answered = ({ readonly data: JsonObject | null } | { readonly dataText: string | Buffer }) & {
  readonly errors: readonly Failure[];
  readonly explanation: RunExplanation | null;
  readonly isPublic: boolean;
  readonly mayCompress: boolean;
};

function formatFailure({ code, path, field }: Failure): GraphQLFormattedError {
  const error = publicError(code, path.length > 0 ? path : undefined);
  if (field !== undefined) error.extensions.field = field;
  return error;
}

/** @param error an error of `refusal.ts`, which contains no values. Anything else is a fault, whose message is not shown */
export function refused(error: unknown): Outcome {
  if (error instanceof InvalidDocument) return { data: undefined, errors: error.errors, headers: [] };
  const { message, code, headers } = isRefusal(error)
    ? { message: error.message, code: error.extensions.code, headers: error.extensions.http.headers }
    : { message: undefined, code: 'INTERNAL_SERVER_ERROR' as const, headers: [] };
  return { data: undefined, errors: [publicError(code, undefined, message)], headers };
}

/** @returns the answer. A fault is logged by its class and place, because its message may contain values */
export function refusedAndLogged(error: unknown, where: { readonly at: string; readonly requestId: string }, log: Log): Outcome {
  if (!isRefusal(error) && !(error instanceof InvalidDocument)) log.error({ event: 'fault', ...where, ...traceOf(error) });
  return refused(error);
}

/** @returns whether the caller could have avoided the error. Outages and faults do not count */
export const isCausedByCaller = (error: unknown): boolean =>
  error instanceof InvalidDocument || (isRefusal(error) && (ERRORS[error.extensions.code].http ?? 500) < 500);

type Refusal = GraphQLError & {
  readonly extensions: { readonly code: ErrorCode; readonly http: { readonly headers: Map<string, string> } };
};

const isRefusal = (error: unknown): error is Refusal => {
  const { code, http } = (error as Partial<GraphQLError>).extensions ?? {};
  return isErrorCode(code) && http !== undefined;
};
