import { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../schema/contract/errors.ts';

/** @returns the error that refuses a whole request, with the status of the closed table */
export function refusal(code: ErrorCode, message: string = ERRORS[code].message): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: ERRORS[code].http ?? 200 } } });
}
