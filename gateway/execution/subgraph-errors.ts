import { type ErrorCode, type InputField, isErrorCode, isInputField } from '../../schema/contract/errors.ts';

/** The codes that a subgraph may report for a field. */
const PASSED_ON: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'BAD_USER_INPUT',
  'REGISTRATION_ELSEWHERE',
  'SUBGRAPH_ERROR',
  'SUBGRAPH_UNAVAILABLE',
  'RATE_LIMITED',
]);

/** @returns the code of a subgraph's error when it is one that clients may get; null otherwise (pitfall 16) */
export const codeOfSubgraphError = (code: unknown): ErrorCode | null => (isErrorCode(code) && PASSED_ON.has(code) ? code : null);

/** @returns the input field that a subgraph's error names, ready to be spread; a name that is not in the table names none */
export const fieldOfSubgraphError = (field: unknown): { field?: InputField } => (isInputField(field) ? { field } : {});

/** @returns the seconds until a try is possible again, if the subgraph counts tries; ready to be spread */
export const retryOfSubgraphError = (seconds: unknown): { retryAfterSeconds?: number } =>
  Number.isSafeInteger(seconds) && Number(seconds) >= 0 ? { retryAfterSeconds: Number(seconds) } : {};
