import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { type ErrorCode, ERRORS } from '../../schema/contract/errors.ts';

/** How to authenticate (RFC 6750, 3). */
export const CHALLENGE = 'Bearer realm="myservices-graph"';

/** A request refused as not authenticated has sent credentials. A request without credentials is anonymous. */
const CHALLENGES: { readonly [code in ErrorCode]?: Readonly<Record<string, string>> } = {
  UNAUTHENTICATED: {
    'www-authenticate': `${CHALLENGE}, error="invalid_token", error_description="${ERRORS.UNAUTHENTICATED.message}"`,
  },
};

/**
 * @param headers response headers that go with the refusal, in lower case
 * @returns the error that refuses a whole request, with its status from the closed table
 */
export function refusal(
  code: ErrorCode,
  message: string = ERRORS[code].message,
  headers: Readonly<Record<string, string>> = CHALLENGES[code] ?? {},
): GraphQLError {
  const http = { status: ERRORS[code].http ?? 200, headers: new HeaderMap(Object.entries(headers)) };
  return new GraphQLError(message, { extensions: { code, http } });
}
