import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../schema/contract/errors.ts';

/**
 * @param headers response headers that go with the refusal, in lower case
 * @returns the error that refuses a whole request, with the status of the closed table
 */
export function refusal(
  code: ErrorCode,
  message: string = ERRORS[code].message,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError {
  const http = { status: ERRORS[code].http ?? 200, headers: new HeaderMap(Object.entries(headers)) };
  return new GraphQLError(message, { extensions: { code, http } });
}
